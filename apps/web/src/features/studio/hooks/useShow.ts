import { Store } from '@footlight/studio';
import { useStore } from '../../greenroom/index.ts';
import type { LiveControl, LiveStep } from '../model/LiveControl.ts';
import type { ShowVisit } from '../model/ShowVisit.ts';
import { deriveShowPhase } from '../model/showPhase.ts';

const alwaysIdle = new Store<LiveStep>('idle');

/** What the show is doing. @param live null while outside the Room, and where another browser mixes. */
export function useShow(visit: Pick<ShowVisit, 'events'>, live: LiveControl | null) {
  const { connection, status, egress } = useStore(visit.events.state);
  const step = useStore(live?.step ?? alwaysIdle);
  return { phase: deriveShowPhase({ status, egress, step }), egress, eventsLost: connection === 'lost' };
}
