import { expect, test } from 'vitest';
import { findImageType } from './brandImages.ts';

const bytes = (...parts: (number | string)[]) =>
  new Uint8Array(parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part)] : [part])));

test.each([
  [bytes(0x89, 'PNG', 0x0d, 0x0a, 0x1a, 0x0a, 0), 'image/png'],
  [bytes(0xff, 0xd8, 0xff, 0xe0), 'image/jpeg'],
  [bytes('RIFF', 0, 0, 0, 0, 'WEBP'), 'image/webp'],
  [bytes('RIFF', 0, 0, 0, 0, 'WAVE'), undefined],
  [bytes('<svg xmlns='), undefined],
  [bytes('<html>'), undefined],
  [bytes(), undefined],
])('tells an image by its first bytes (%#)', (content, type) => {
  expect(findImageType(content)).toBe(type);
});
