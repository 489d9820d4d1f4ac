import { expect, test } from 'vitest';
import { buildTag } from '../../test/flvTags.ts';
import type { FlvTag } from '../continuity/FlvReader.ts';
import { FirstPicture } from './FirstPicture.ts';

const header = (kind: 'audio' | 'video') => buildTag({ kind, role: 'codecHeader', timestampMs: 0 });
const sound = (timestampMs: number) => buildTag({ kind: 'audio', role: 'frame', timestampMs });
const keyframe = (timestampMs: number) => buildTag({ kind: 'video', role: 'keyframe', timestampMs });
const frame = (timestampMs: number) => buildTag({ kind: 'video', role: 'frame', timestampMs });

/** @returns what passed, as `kind role time`. */
function play(tags: readonly FlvTag[]): string[] {
  const passed: string[] = [];
  const first = new FirstPicture({ pass: ({ kind, role, timestampMs }) => passed.push(`${kind} ${role} ${timestampMs}`) });
  for (const tag of tags) first.push(tag);
  return passed;
}

test('the first picture stands a frame before the second, and the headers with what is earliest', () => {
  expect(play([header('video'), header('audio'), keyframe(0), sound(1011), frame(1044), sound(1032)])).toEqual([
    'video codecHeader 1011',
    'audio codecHeader 1011',
    'video keyframe 1011',
    'audio frame 1011',
    'video frame 1044',
    'audio frame 1032',
  ]);
});

test('sound that comes later does not move it', () => {
  expect(play([header('video'), keyframe(0), frame(1100), sound(1900)])).toEqual([
    'video codecHeader 1067',
    'video keyframe 1067',
    'video frame 1100',
    'audio frame 1900',
  ]);
});

test('nothing passes before the second picture', () => {
  expect(play([header('video'), header('audio'), keyframe(0), sound(990), sound(1011)])).toEqual([]);
});
