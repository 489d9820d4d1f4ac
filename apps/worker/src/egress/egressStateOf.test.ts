import type { FeedState, OutputState } from '@footlight/contracts';
import { expect, test } from 'vitest';
import type { OutputSnapshot } from '../output/Output.ts';
import { egressStateOf } from './egressStateOf.ts';

const output = (kind: OutputSnapshot['kind'], state: OutputState, reason: OutputSnapshot['reason'] = null): OutputSnapshot => ({
  outputId: 'o',
  destinationId: kind === 'destination' ? 'd' : null,
  name: 'Twitch',
  platform: 'twitch',
  kind,
  state,
  attempt: 0,
  nextAttemptAt: null,
  reason,
  bitrateKbps: 0,
  bytesSent: 0,
  liveSince: null,
  file: null,
  reconnects: 0,
  firstLiveAt: null,
  endedAt: null,
});
const recording = output('recording', 'live');

test.each<[string, FeedState, OutputSnapshot[], boolean, string]>([
  ['a destination is live', 'flowing', [output('destination', 'live'), output('destination', 'failed')], false, 'live'],
  ['no destination is live yet', 'flowing', [output('destination', 'connecting'), recording], false, 'starting'],
  ['all destinations are down', 'flowing', [output('destination', 'reconnecting'), recording], true, 'reconnecting'],
  ['there are no destinations and it is recorded', 'flowing', [recording], false, 'live'],
  ['the feed is not there yet', 'waiting', [output('destination', 'connecting')], false, 'starting'],
  ['the feed is lost', 'lost', [output('destination', 'live')], true, 'reconnecting'],
])('when %s', (_name, feed, outputs, wasLive, state) => {
  expect(egressStateOf({ feed, outputs }, { wasLive }).state).toBe(state);
});

test('a show that goes nowhere but upright says what it waits for', () => {
  const waiting: OutputSnapshot = { ...output('destination', 'connecting'), waitingFor: 'vertical' };
  expect(egressStateOf({ feed: 'flowing', outputs: [waiting, recording] }, { wasLive: false })).toEqual({
    state: 'starting',
    reason: 'Waiting for the vertical picture: turn it on in the studio.',
  });
});

test('the reason says which destination and what to do', () => {
  const { reason } = egressStateOf({ feed: 'flowing', outputs: [output('destination', 'failed', 'keyRejected')] }, { wasLive: false });
  expect(reason).toMatch(/^Twitch: The stream key was not accepted\. Copy a fresh key/);
});
