import { expect, test } from 'vitest';
import { describeOutput, onAirMs, summarise } from './outcome.ts';
import type { BroadcastView, OutputView } from './views.ts';

const output = (changes: Partial<OutputView>): OutputView => ({
  id: '01a1fac4-68ef-72f6-ae27-81ae66f4bdbc',
  kind: 'destination',
  destinationId: null,
  name: 'YouTube',
  platform: 'youtube',
  state: 'ended',
  reason: null,
  liveAt: 1000,
  endedAt: 61_000,
  bytesSent: 1,
  ...changes,
});

const broadcast = (outputs: OutputView[], destinations: BroadcastView['destinations'] = []): BroadcastView => ({
  id: '01a1fac4-68ef-72f6-ae27-81ae66f4bdbc',
  title: 'Show',
  state: 'ended',
  startedAt: 0,
  endedAt: 60_000,
  createdAt: 0,
  scheduledAt: null,
  programSize: '720p',
  streamingMethod: null,
  effectiveMethod: 'ffmpeg',
  destinations,
  intro: null,
  outro: null,
  egress: { id: '01a1fac4-68ef-72f6-ae27-81ae66f4bdbc', state: 'ended', outputs },
});

test('a failed output says what happened and what to do', () => {
  const outcome = describeOutput(output({ state: 'failed', reason: 'keyRejected', liveAt: null }));
  expect(outcome.word).toBe('Failed');
  expect(outcome.sentence).toContain('stream key');
  expect(outcome.remedy).toContain('fresh key');
});

test('an output that never connected is not called delivered', () => {
  expect(describeOutput(output({ liveAt: null })).word).toBe('Never live');
});

test('a show is summed up over its destinations, the recording aside', () => {
  const good = output({});
  const bad = output({ state: 'failed', reason: 'timedOut', liveAt: null });
  const recording = output({ kind: 'recording' });
  expect(summarise(broadcast([good, good, recording])).word).toBe('Delivered to all 2');
  expect(summarise(broadcast([good, bad, recording])).word).toBe('Delivered to 1 of 2');
  expect(summarise(broadcast([bad, recording])).word).toBe('Not delivered');
  expect(summarise(broadcast([recording])).word).toBe('Recorded only');
});

test('a show that ended before its outputs began was not sent', () => {
  expect(
    summarise(broadcast([], [{ id: '01a1fac4-68ef-72f6-ae27-81ae66f4bdbc', name: 'YouTube', platform: 'youtube', program: 'main' }])).word,
  ).toBe('Not sent');
});

test('time on air runs until now while a show is live', () => {
  expect(onAirMs({ startedAt: 1000, endedAt: null }, 4000)).toBe(3000);
  expect(onAirMs({ startedAt: null, endedAt: null }, 4000)).toBeNull();
});
