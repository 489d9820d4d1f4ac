import type { EgressState, EgressStatus } from '@footlight/contracts';
import { describe, expect, it } from 'vitest';
import { deriveShowPhase, isLive } from './showPhase.ts';

const egress = (state: EgressState): EgressStatus => ({
  egressId: 'e1',
  broadcastId: 'b1',
  state,
  feed: 'flowing',
  reason: null,
  outputs: [],
  updatedAt: 500,
});
const ready = { state: 'ready', startedAt: null } as const;
const live = { state: 'live', startedAt: 1000 } as const;

describe('what the show is doing', () => {
  it('is off air until someone goes live', () => {
    expect(deriveShowPhase({ status: ready, egress: null, step: 'idle' })).toEqual({ name: 'offAir' });
  });

  it('is starting from the press until the stream runs', () => {
    expect(deriveShowPhase({ status: ready, egress: null, step: 'startingProgram' }).name).toBe('starting');
    expect(deriveShowPhase({ status: ready, egress: null, step: 'goingLive' }).name).toBe('starting');
    expect(deriveShowPhase({ status: live, egress: null, step: 'idle' }).name).toBe('starting');
    expect(deriveShowPhase({ status: live, egress: egress('starting'), step: 'idle' }).name).toBe('starting');
  });

  it('is on air while the stream runs or comes back', () => {
    expect(deriveShowPhase({ status: live, egress: egress('live'), step: 'idle' })).toEqual({ name: 'onAir', startedAt: 1000 });
    expect(deriveShowPhase({ status: live, egress: egress('reconnecting'), step: 'idle' }).name).toBe('onAir');
  });

  it('ends when it is told so, whoever ended it', () => {
    expect(deriveShowPhase({ status: live, egress: egress('live'), step: 'ending' }).name).toBe('ending');
    expect(deriveShowPhase({ status: { state: 'ended', startedAt: 1000 }, egress: egress('live'), step: 'idle' }).name).toBe('ended');
  });

  it('warns before leaving from the first press to the end', () => {
    expect(isLive({ name: 'starting' })).toBe(true);
    expect(isLive({ name: 'ending' })).toBe(true);
    expect(isLive({ name: 'offAir' })).toBe(false);
    expect(isLive({ name: 'ended' })).toBe(false);
  });
});
