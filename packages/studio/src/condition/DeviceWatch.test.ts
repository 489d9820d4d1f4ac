import { expect, test } from 'vitest';
import type { TrackState } from '../devices/types.ts';
import { type DeviceReading, DeviceWatch } from './DeviceWatch.ts';

const trackNamed = (id: string) => ({ id }) as MediaStreamTrack;
const on = (id: string): TrackState => ({ status: 'on', message: null, deviceId: id, track: trackNamed(id) });
const microphone = on('mic');
const readingAt = (second: number, change: Partial<DeviceReading> = {}): DeviceReading => ({
  atMs: second * 1000,
  camera: on('cam'),
  microphone,
  isListening: true,
  cameraFps: 30,
  ...change,
});

test('a device that the browser refuses is told; one that is off is not', () => {
  const watch = new DeviceWatch();
  const refused: TrackState = { status: 'denied', message: 'blocked', deviceId: null, track: null };
  expect(watch.read(readingAt(0, { camera: refused, microphone: { ...refused, status: 'lost' } }))).toEqual([
    'cameraFailed',
    'microphoneFailed',
  ]);
  expect(watch.read(readingAt(1, { camera: { ...refused, status: 'off' } }))).toEqual([]);
});

test('a microphone that was never heard is told after a while, until it is heard', () => {
  const watch = new DeviceWatch();
  expect([0, 10, 29].flatMap((second) => watch.read(readingAt(second)))).toEqual([]);
  expect(watch.read(readingAt(31))).toEqual(['microphoneSilent']);
  watch.hear(0.2);
  expect(watch.read(readingAt(60))).toEqual([]);
  expect(watch.read(readingAt(90))).toEqual([]);
});

test('a muted microphone is not silent, and another one is listened to anew', () => {
  const watch = new DeviceWatch();
  watch.read(readingAt(0));
  expect(watch.read(readingAt(60, { isListening: false }))).toEqual([]);
  watch.hear(0.2);
  const other = on('other');
  expect(watch.read(readingAt(61, { microphone: other }))).toEqual([]);
  expect(watch.read(readingAt(92, { microphone: other }))).toEqual(['microphoneSilent']);
});

test('a camera is slow when it stays slow', () => {
  const watch = new DeviceWatch();
  expect([5, 5, 30, 5, 5].flatMap((cameraFps, second) => watch.read(readingAt(second, { cameraFps })))).toEqual([]);
  expect(watch.read(readingAt(6, { cameraFps: 5 }))).toEqual(['cameraSlow']);
});
