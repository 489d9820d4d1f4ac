import { expect, test } from 'vitest';
import { NetworkMeter } from './NetworkMeter.ts';
import type { NetworkSample } from './readNetworkSample.ts';

const sampleAt = (second: number, change: Partial<NetworkSample> = {}): NetworkSample => ({
  atMs: second * 1000,
  path: 'udp',
  roundTripMs: 20,
  jitterMs: 3,
  sent: new Map([[1, { packets: second * 100, lost: 0 }]]),
  received: new Map(),
  bytesSent: second * 100_000,
  availableKbps: 900,
  sourceFps: new Map(),
  ...change,
});
const readAll = (...samples: NetworkSample[]) => {
  const meter = new NetworkMeter();
  return samples.map((sample) => meter.read(sample, 'wifi')).at(-1);
};

test('counters become shares and rates of the last ten seconds', () => {
  const burst = [0, 1, 2].map((second) => sampleAt(second, { sent: new Map([[1, { packets: second * 100, lost: second * 50 }]]) }));
  const later = [11, 14, 17, 21].map((second) => sampleAt(second, { sent: new Map([[1, { packets: second * 100, lost: 100 + second }]]) }));
  expect(readAll(...burst, ...later)).toEqual({
    path: 'udp',
    link: 'wifi',
    roundTripMs: 20,
    jitterMs: 3,
    sendLossPercent: 1,
    receiveLossPercent: null,
    uplinkKbps: 900,
    uplinkIsFloor: false,
  });
});

test('a link that was not tried is told as at least what was found', () => {
  expect(readAll(sampleAt(0), sampleAt(5, { availableKbps: 3000 }))).toMatchObject({ uplinkKbps: 3000, uplinkIsFloor: true });
  expect(readAll(sampleAt(0), sampleAt(5, { availableKbps: null }))).toMatchObject({ uplinkKbps: 800, uplinkIsFloor: true });
  expect(readAll(sampleAt(3), sampleAt(5, { bytesSent: 300_000 }))).toMatchObject({ uplinkKbps: null });
});

test('a new stream begins its own count, and a few packets make no share', () => {
  const restarted = sampleAt(5, { sent: new Map([[1, { packets: 20, lost: 9 }]]), bytesSent: 0 });
  expect(readAll(sampleAt(4), restarted)).toMatchObject({ sendLossPercent: null, uplinkKbps: null });
  const other = sampleAt(5, { sent: new Map([[2, { packets: 900, lost: 9 }]]) });
  expect(readAll(sampleAt(4), other)).toMatchObject({ sendLossPercent: null });
});

test('losses that are taken back count as none', () => {
  const before = sampleAt(4, { sent: new Map([[1, { packets: 400, lost: 10 }]]) });
  expect(readAll(before, sampleAt(5, { sent: new Map([[1, { packets: 500, lost: 4 }]]) }))).toMatchObject({ sendLossPercent: 0 });
});
