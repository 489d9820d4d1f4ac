import type { OutputState } from '@footlight/contracts';
import { expect, test } from 'vitest';
import type { OutputSnapshot } from '../output/Output.ts';
import { asWaiting } from './asWaiting.ts';

const output = (state: OutputState, firstLiveAt: number | null = null): OutputSnapshot => ({
  ...{ outputId: 'o', destinationId: 'd', name: 'Shorts', platform: 'youtube', kind: 'destination', state },
  ...{ attempt: 0, nextAttemptAt: 7, reason: null, bitrateKbps: 3500, bytesSent: 9, liveSince: firstLiveAt, file: null },
  ...{ reconnects: 0, firstLiveAt, endedAt: null },
});

test.each<[string, OutputSnapshot, OutputState]>([
  ['was never live', output('connecting'), 'connecting'],
  ['still has its connection', output('live', 1), 'reconnecting'],
  ['lost its connection', output('reconnecting', 1), 'reconnecting'],
])('a destination that %s waits for the vertical picture', (_name, given, state) => {
  expect(asWaiting(given)).toMatchObject({ state, waitingFor: 'vertical', bitrateKbps: 0, nextAttemptAt: null, bytesSent: 9 });
});

test('what is over does not wait', () => {
  expect(asWaiting(output('failed'))).toEqual(output('failed'));
  expect(asWaiting(output('ended', 1))).toEqual(output('ended', 1));
});
