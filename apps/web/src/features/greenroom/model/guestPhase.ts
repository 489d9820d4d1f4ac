import type { RoomState } from '@footlight/studio';

/** Where a guest is, in one word. `live` tells whether the audience is watching the show. */
export type GuestPhase =
  | { kind: 'connecting' }
  | { kind: 'reconnecting' }
  | { kind: 'backstage'; live: boolean }
  | { kind: 'onStage'; live: boolean }
  | { kind: 'ended' }
  | { kind: 'left' }
  | { kind: 'removed' }
  | { kind: 'banned' }
  | { kind: 'displaced' }
  | { kind: 'closed'; message: string };

type PhaseInput = Pick<RoomState, 'connection' | 'closed' | 'self' | 'broadcast'>;

export function deriveGuestPhase({ connection, closed, self, broadcast }: PhaseInput): GuestPhase {
  if (closed) return phaseOfClosing(closed, broadcast.state === 'ended');
  if (broadcast.state === 'ended') return { kind: 'ended' };
  if (connection === 'reconnecting') return { kind: 'reconnecting' };
  if (!self || connection !== 'connected') return { kind: 'connecting' };
  return { kind: self.placement, live: broadcast.state === 'live' };
}

function phaseOfClosing({ code, message }: { code: string; message: string }, ended: boolean): GuestPhase {
  if (ended || code === 'broadcastEnded') return { kind: 'ended' };
  if (code === 'left') return { kind: 'left' };
  if (code === 'removedFromRoom') return { kind: 'removed' };
  if (code === 'bannedFromShow') return { kind: 'banned' };
  if (code === 'alreadyInStudio') return { kind: 'displaced' };
  return { kind: 'closed', message };
}

const overKinds = ['ended', 'left', 'removed', 'banned', 'displaced', 'closed'] as const;
export type OverPhase = Extract<GuestPhase, { kind: (typeof overKinds)[number] }>;

/** True when nothing more comes from the Room by itself. */
export const isOver = (phase: GuestPhase): phase is OverPhase => (overKinds as readonly string[]).includes(phase.kind);

/** What has just changed for the guest, in a sentence; null when nothing is worth saying. */
export function describeGuestNews(before: PhaseInput, after: PhaseInput): string | null {
  const was = deriveGuestPhase(before);
  const is = deriveGuestPhase(after);
  if (is.kind === 'reconnecting' && was.kind !== 'reconnecting') return 'The connection was lost. Reconnecting.';
  if (was.kind === 'reconnecting' && (is.kind === 'backstage' || is.kind === 'onStage')) return 'You are connected again.';
  if (was.kind === 'backstage' && is.kind === 'onStage') return is.live ? 'You are on air.' : 'You are on stage.';
  if (was.kind === 'onStage' && is.kind === 'backstage') return 'You are backstage again. The audience does not see or hear you.';
  if (was.kind === 'onStage' && is.kind === 'onStage' && was.live !== is.live) return is.live ? 'The show is live. You are on air.' : null;
  if (was.kind === 'backstage' && is.kind === 'backstage' && !was.live && is.live) return 'The show is live.';
  if (is.kind === 'ended' && was.kind !== 'ended') return 'The show has ended.';
  return describeMuting(before, after);
}

function describeMuting(before: PhaseInput, after: PhaseInput): string | null {
  if (!before.self || !after.self || before.self.mutedByHost === after.self.mutedByHost) return null;
  return after.self.mutedByHost ? 'The host muted you.' : 'The host lets you speak again.';
}
