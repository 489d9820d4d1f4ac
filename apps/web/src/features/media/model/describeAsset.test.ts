import { expect, test } from 'vitest';
import { describeAsset, formatClock } from './describeAsset.ts';

test.each([
  [0, '0:00'],
  [5.4, '0:05'],
  [65, '1:05'],
  [3725, '1:02:05'],
  [-1, '0:00'],
])('%d seconds are %s', (seconds, text) => {
  expect(formatClock(seconds)).toBe(text);
});

test('a file is its length or its size in pixels, and its bytes', () => {
  const asset = { id: '', name: '', width: null, height: null, durationS: null, hasThumbnail: false, createdAt: 0 };
  expect(describeAsset({ ...asset, kind: 'video', width: 640, height: 360, durationS: 12, bytes: 1_400_000 })).toBe('0:12, 1.4 MB');
  expect(describeAsset({ ...asset, kind: 'image', width: 640, height: 360, bytes: 900 })).toBe('640 × 360, 900 bytes');
  expect(describeAsset({ ...asset, kind: 'audio', bytes: 900 })).toBe('Sound, 900 bytes');
});
