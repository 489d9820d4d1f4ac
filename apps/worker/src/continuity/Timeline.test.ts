import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildTag } from '../../test/flvTags.ts';
import { Timeline } from './Timeline.ts';

const media = fc.record({ kind: fc.constantFrom('audio' as const, 'video' as const), stepMs: fc.integer({ min: -40, max: 120 }) });
const generation = fc.record({
  startMs: fc.nat(2 ** 31),
  pauseMs: fc.nat(20_000),
  tags: fc.array(media, { minLength: 1, maxLength: 40 }),
});

test('over any joins, sound and picture each rise strictly', () => {
  fc.assert(
    fc.property(fc.array(generation, { minLength: 1, maxLength: 6 }), (generations) => {
      let clockMs = 0;
      const timeline = new Timeline({ now: () => clockMs });
      const last = { audio: -1, video: -1 };
      for (const { startMs, pauseMs, tags } of generations) {
        clockMs += pauseMs;
        timeline.beginGeneration();
        let at = startMs;
        for (const { kind, stepMs } of tags) {
          at = Math.max(0, at + stepMs);
          clockMs += Math.max(0, stepMs);
          const { timestampMs } = timeline.place(buildTag({ kind, role: 'frame', timestampMs: at }));
          expect(timestampMs).toBeGreaterThan(last[kind]);
          last[kind] = timestampMs;
        }
      }
    }),
  );
});

test('a new generation begins where the clock is, and keeps the distance of sound and picture', () => {
  let clockMs = 1000;
  const timeline = new Timeline({ now: () => clockMs });
  const place = (kind: 'audio' | 'video', timestampMs: number) =>
    timeline.place(buildTag({ kind, role: 'frame', timestampMs })).timestampMs;
  timeline.beginGeneration();
  expect(place('video', 7000)).toBe(0);
  expect(place('audio', 7010)).toBe(10);
  clockMs = 3000;
  timeline.beginGeneration();
  expect(place('video', 50)).toBe(2010);
  expect(place('audio', 60)).toBe(2020);
});

test('a generation that follows at once begins a frame later', () => {
  const timeline = new Timeline({ now: () => 0 });
  const place = (timestampMs: number) => timeline.place(buildTag({ kind: 'video', role: 'keyframe', timestampMs })).timestampMs;
  expect(place(0)).toBe(0);
  expect(place(500)).toBe(500);
  timeline.beginGeneration();
  expect(place(0)).toBe(533);
});

test('headers never stand before a frame that was sent', () => {
  const timeline = new Timeline({ now: () => 0 });
  timeline.place(buildTag({ kind: 'video', role: 'keyframe', timestampMs: 0 }));
  timeline.place(buildTag({ kind: 'video', role: 'frame', timestampMs: 400 }));
  expect(timeline.place(buildTag({ kind: 'script', role: 'metadata', timestampMs: 0 })).timestampMs).toBe(400);
  expect(timeline.place(buildTag({ kind: 'video', role: 'codecHeader', timestampMs: 0 })).timestampMs).toBe(400);
});
