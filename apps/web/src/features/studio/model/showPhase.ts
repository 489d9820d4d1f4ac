import type { BroadcastStatus, EgressStatus } from '@footlight/contracts';
import type { LiveStep } from './LiveControl.ts';

/** What the show is doing, for everyone who looks at the header. */
export type ShowPhase =
  | { name: 'offAir' }
  | { name: 'starting' }
  | { name: 'onAir'; startedAt: number }
  | { name: 'ending' }
  | { name: 'ended' };

interface PhaseInput {
  status: BroadcastStatus;
  egress: EgressStatus | null;
  step: LiveStep;
}

/** The event stream is the truth; what this page has just asked for fills the time until it answers. */
export function deriveShowPhase({ status, egress, step }: PhaseInput): ShowPhase {
  if (status.state === 'ended') return { name: 'ended' };
  if (step === 'ending') return { name: 'ending' };
  if (status.state === 'ready') return { name: step === 'idle' ? 'offAir' : 'starting' };
  if (!egress || egress.state === 'starting') return { name: 'starting' };
  return { name: 'onAir', startedAt: status.startedAt ?? egress.updatedAt };
}

/** From the first press of Go live to the end: leaving the page would cost the audience its picture. */
export const isLive = (phase: ShowPhase): boolean => phase.name === 'starting' || phase.name === 'onAir' || phase.name === 'ending';

/** For people who cannot see the header. */
export function announcePhase(phase: ShowPhase): string {
  switch (phase.name) {
    case 'offAir':
      return 'Off air';
    case 'starting':
      return 'Going live';
    case 'onAir':
      return 'On air';
    case 'ending':
      return 'Ending the show';
    case 'ended':
      return 'The show has ended';
  }
}
