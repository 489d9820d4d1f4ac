import { describe, expect, it } from 'vitest';
import type { OutputView } from '../../broadcasts/index.ts';
import { describeOutcome } from './describeOutcome.ts';

const output: OutputView = {
  id: '0',
  kind: 'destination',
  destinationId: null,
  name: 'Twitch',
  platform: 'twitch',
  state: 'ended',
  reason: null,
  liveAt: 1000,
  endedAt: 755_000,
  bytesSent: 1_250_400_000,
};

describe('outcome of an output', () => {
  it('tells how long and how much', () => {
    expect(describeOutcome(output)).toEqual({ text: 'Live for 12 min, 1.3 GB', tone: 'healthy', badge: 'Done' });
    expect(describeOutcome({ ...output, kind: 'recording' }).text).toMatch(/^Recorded for/);
  });

  it('tells why one failed, before or after it was live', () => {
    expect(describeOutcome({ ...output, state: 'failed', reason: 'keyRejected', liveAt: null, endedAt: null }).text).toBe(
      'Never went live. The stream key was not accepted.',
    );
    expect(describeOutcome({ ...output, state: 'failed', reason: 'serverClosed' }).text).toBe(
      'Live for 12 min, then failed. Its server closed the connection.',
    );
  });

  it('says so while an output is still closing', () => {
    expect(describeOutcome({ ...output, state: 'connecting', liveAt: null, endedAt: null }).badge).toBe('Closing');
  });
});
