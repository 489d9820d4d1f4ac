import { expect, test } from 'vitest';
import { clip, mediaPathOf } from './clip.ts';

const assetId = '01900000-0000-7000-8000-000000000000';
const good = { assetId, kind: 'video', name: 'Opening', startedSerial: 1, loop: false, gain: 1 };

test('a clip names a file of the library and can lead nowhere else', () => {
  expect(clip.parse({ ...good, url: 'https://elsewhere.example/' })).toEqual(good);
  const outro = { ...good, playingSince: 1_795_000_000_000, endsShow: true };
  expect(clip.parse(outro)).toEqual(outro);
  expect(clip.safeParse({ ...good, assetId: '../brand/logo' }).success).toBe(false);
  expect(mediaPathOf(assetId)).toBe(`/api/media/${assetId}`);
});

test.each([
  { gain: 1.1 },
  { gain: -0.1 },
  { gain: Number.NaN },
  { startedSerial: -1 },
  { kind: 'program' },
  { playingSince: -1 },
  { name: 'x'.repeat(121) },
])('refuses %j', (change) => {
  expect(clip.safeParse({ ...good, ...change }).success).toBe(false);
});
