import type { EgressStatus, OutputStatus } from '@footlight/contracts';
import { expect, test } from 'vitest';
import { listChanges } from './listChanges.ts';

const output = (name: string, state: OutputStatus['state'], change: Partial<OutputStatus> = {}): OutputStatus => ({
  outputId: name,
  destinationId: name,
  name,
  platform: 'custom',
  state,
  attempt: 0,
  nextAttemptAt: null,
  reason: null,
  bitrateKbps: 0,
  bytesSent: 0,
  liveSince: null,
  ...change,
});
const status = (...outputs: OutputStatus[]): Pick<EgressStatus, 'outputs'> => ({ outputs });

test('tells what became of a destination, once for each turn', () => {
  const connecting = status(output('Twitch', 'connecting'));
  const live = status(output('Twitch', 'live', { reason: 'timedOut' }));
  const lost = status(output('Twitch', 'reconnecting', { reason: 'serverClosed' }));
  expect(listChanges(undefined, connecting)).toEqual([]);
  expect(listChanges(connecting, live)).toEqual([{ type: 'destinationChanged', destination: 'Twitch', state: 'live', reason: null }]);
  expect(listChanges(live, status(output('Twitch', 'live', { bytesSent: 5 })))).toEqual([]);
  expect(listChanges(live, lost)).toMatchObject([{ state: 'reconnecting', reason: 'serverClosed' }]);
  expect(listChanges(lost, status(output('Twitch', 'failed', { reason: 'keyRejected' })))).toMatchObject([{ state: 'failed' }]);
});

test('leaves the recording and the end of the show out', () => {
  expect(listChanges(undefined, status(output('Recording', 'live', { destinationId: null })))).toEqual([]);
  expect(listChanges(status(output('Twitch', 'live')), status(output('Twitch', 'ended')))).toEqual([]);
});
