import { expect, test } from 'vitest';
import { redact } from './redact.ts';

test('a stream key at the end of an address is removed', () => {
  expect(redact('Failed to open rtmp://live.twitch.tv/app/live_1234_abcd?x=1: refused')).toBe(
    'Failed to open rtmp://live.twitch.tv/app/… refused',
  );
  expect(redact('rtmps://a.rtmps.youtube.com:443/live2/ab-cd')).not.toContain('ab-cd');
});

test('given secrets and userinfo are removed wherever they stand', () => {
  expect(redact('playpath=s3cret, again s3cret', ['s3cret'])).toBe('playpath=[redacted], again [redacted]');
  expect(redact('connect postgresql://me:pw@db/x')).toBe('connect postgresql://db/x');
});
