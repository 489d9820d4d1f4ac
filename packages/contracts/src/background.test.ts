import { expect, test } from 'vitest';
import { background, backgroundPictureUrl, backgroundVideoUrl } from './background.ts';

const assetId = '01900000-0000-7000-8000-000000000000';
const loop = { assetId, kind: 'video', name: 'Clouds.mp4' } as const;

test('what lies behind everyone is a picture or a video, and never both', () => {
  const urlsOf = (shown: Parameters<typeof backgroundPictureUrl>[0]) => [backgroundPictureUrl(shown), backgroundVideoUrl(shown)];
  expect(urlsOf(null)).toEqual([null, null]);
  expect(urlsOf({ url: '/api/brand/images/background?v=1' })).toEqual(['/api/brand/images/background?v=1', null]);
  expect(urlsOf({ ...loop, kind: 'image' })).toEqual([`/api/media/${assetId}`, null]);
  expect(urlsOf(loop)).toEqual([null, `/api/media/${assetId}`]);
});

test('a file of the library leads nowhere else', () => {
  expect(background.parse({ ...loop, url: 'https://elsewhere.example/' })).toEqual(loop);
  expect(background.safeParse({ ...loop, assetId: '../brand' }).success).toBe(false);
  expect(background.safeParse({ ...loop, kind: 'audio' }).success).toBe(false);
});
