import { expect, test } from 'vitest';
import type { OutboundVideo } from '../room/outboundVideo.ts';
import { HealthReader, type HealthReading } from './HealthReader.ts';

const outboundAt = (second: number, fps: number): OutboundVideo => ({
  timestampMs: second * 1000,
  ssrc: 1,
  framesEncoded: second * fps,
  framesSent: second * fps,
  bytesSent: second * 250_000,
  totalEncodeSeconds: second * fps * 0.004,
  powerEfficient: false,
  limitation: 'none',
});
const readingAt = (second: number, outbound?: OutboundVideo): HealthReading => ({
  atMs: second * 1000,
  kind: 'worker',
  counts: { composed: second * 30, dropped: 2, composeMs: second * 150, recentMs: [] },
  outbound,
});

test('counters become rates', () => {
  const reader = new HealthReader();
  reader.read(readingAt(0, outboundAt(0, 30)));
  expect(reader.read(readingAt(1, outboundAt(1, 30)))).toEqual({
    compositorFps: 30,
    composeMsPerFrame: 5,
    publishedFps: 30,
    bitrateKbps: 2000,
    encodeMsPerFrame: 4,
    droppedFrames: 2,
    powerEfficient: false,
    limitation: 'none',
    compositor: 'worker',
    alarm: null,
  });
});

test('the alarm comes after three low seconds, and goes with the first good one', () => {
  const reader = new HealthReader();
  reader.read(readingAt(0, outboundAt(0, 12)));
  const alarms = [1, 2, 3].map((second) => reader.read(readingAt(second, outboundAt(second, 12))).alarm);
  expect(alarms).toEqual([null, null, 'lowFps']);
  const recovered = { ...outboundAt(4, 12), framesSent: 12 * 3 + 30 };
  expect(reader.read(readingAt(4, recovered)).alarm).toBeNull();
});

test('nothing is claimed of what is not sent, nor across a new stream', () => {
  const reader = new HealthReader();
  reader.read(readingAt(0));
  expect(reader.read(readingAt(1))).toMatchObject({ publishedFps: null, bitrateKbps: null, alarm: null });
  reader.read(readingAt(2, outboundAt(2, 30)));
  expect(reader.read(readingAt(3, { ...outboundAt(0.5, 30), ssrc: 2 })).publishedFps).toBeNull();
});
