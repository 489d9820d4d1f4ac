import type { EgressStatus, OutputStatus } from '@footlight/contracts';
import { describe, expect, it } from 'vitest';
import { listDestinations } from './listDestinations.ts';

const chosen = { destinations: [{ id: 'd1', name: 'YouTube', platform: 'youtube' as const, program: 'main' as const }] };
const output = (name: string, change: Partial<OutputStatus> = {}): OutputStatus => ({
  outputId: name,
  destinationId: name,
  name,
  platform: 'custom',
  state: 'live',
  attempt: 0,
  nextAttemptAt: null,
  reason: null,
  bitrateKbps: 0,
  bytesSent: 0,
  liveSince: null,
  ...change,
});
const egress = (outputs: OutputStatus[]): EgressStatus => ({
  egressId: 'e',
  broadcastId: 'b',
  state: 'live',
  feed: 'flowing',
  reason: null,
  outputs,
  updatedAt: 0,
});

describe('destinations in the header', () => {
  it('are those chosen, until the worker speaks', () => {
    expect(listDestinations(chosen, null)).toEqual([{ key: 'd1', name: 'YouTube', output: null }]);
  });

  it('put those that need a look first and leave the recording out', () => {
    const outputs = [output('YouTube'), output('Recording', { destinationId: null }), output('Twitch', { state: 'reconnecting' })];
    expect(listDestinations(chosen, egress(outputs)).map(({ name }) => name)).toEqual(['Twitch', 'YouTube']);
  });
});
