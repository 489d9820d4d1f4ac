import type { EgressStatus, OutputStatus } from '@footlight/contracts';
import type { BroadcastView } from '../../broadcasts/index.ts';

export interface ShownDestination {
  key: string;
  name: string;
  /** Null before Go live. */
  output: OutputStatus | null;
}

const needsLook = ({ output }: ShownDestination): boolean => output !== null && output.state !== 'live' && output.state !== 'ended';

/** Destinations of the show: as chosen before Go live, as the worker tells them after it. Those that need a look come first. */
export function listDestinations({ destinations }: Pick<BroadcastView, 'destinations'>, egress: EgressStatus | null): ShownDestination[] {
  const shown: ShownDestination[] = egress
    ? egress.outputs
        .filter(({ destinationId }) => destinationId !== null)
        .map((output) => ({ key: output.outputId, name: output.name, output }))
    : destinations.map(({ id, name }) => ({ key: id, name, output: null }));
  return [...shown.filter(needsLook), ...shown.filter((destination) => !needsLook(destination))];
}
