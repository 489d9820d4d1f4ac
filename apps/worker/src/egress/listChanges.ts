import type { EgressStatus, ShowAction } from '@footlight/contracts';

type DestinationChange = Extract<ShowAction, { type: 'destinationChanged' }>;

/** What became of the destinations between two statuses of one Egress, as the show log tells it. Tries and the show's own end are left out. */
export function listChanges(before: Pick<EgressStatus, 'outputs'> | undefined, after: Pick<EgressStatus, 'outputs'>): DestinationChange[] {
  return after.outputs.flatMap(({ outputId, destinationId, name, state, reason }): DestinationChange[] => {
    const earlier = before?.outputs.find((output) => output.outputId === outputId)?.state;
    if (destinationId === null || state === earlier || state === 'connecting' || state === 'ended') return [];
    return [{ type: 'destinationChanged', destination: name, state, reason: state === 'live' ? null : reason }];
  });
}
