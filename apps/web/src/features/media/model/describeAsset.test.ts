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

test('a file is its kind, its length where it has one, and its size', () => {
  const asset = { id: '', name: '', width: null, height: null, hasThumbnail: false, createdAt: 0 };
  expect(describeAsset({ ...asset, kind: 'video', durationS: 12, bytes: 1_400_000 })).toBe('Video, 0:12, 1.4 MB');
  expect(describeAsset({ ...asset, kind: 'image', durationS: null, bytes: 900 })).toBe('Picture, 900 bytes');
});
