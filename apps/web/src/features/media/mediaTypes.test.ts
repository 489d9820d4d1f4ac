import { expect, test } from 'vitest';
import { findMimeType } from './mediaTypes.ts';

const bytes = (...parts: (number | string)[]) =>
  new Uint8Array(parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : [part])));

const png = bytes(0x89, 'PNG', 0x0d, 0x0a, 0x1a, 0x0a, 0);
const mp4 = bytes(0, 0, 0, 24, 'ftypisom');
const ebml = (doctype: string) => bytes(0x1a, 0x45, 0xdf, 0xa3, 0x9f, 0x42, 0x86, 0x81, 1, 0x42, 0x82, 0x80 | doctype.length, doctype);

test.each([
  [png, 'image', 'image/png'],
  [bytes(0xff, 0xd8, 0xff, 0xe0), 'image', 'image/jpeg'],
  [bytes('RIFF', 0, 0, 0, 0, 'WEBP'), 'image', 'image/webp'],
  [bytes('RIFF', 0, 0, 0, 0, 'WAVE'), 'audio', 'audio/wav'],
  [bytes('ID3', 4, 0), 'audio', 'audio/mpeg'],
  [bytes(0xff, 0xfb, 0x90, 0), 'audio', 'audio/mpeg'],
  [bytes('fLaC'), 'audio', 'audio/flac'],
  [bytes('OggS'), 'audio', 'audio/ogg'],
  [mp4, 'video', 'video/mp4'],
  [mp4, 'audio', 'audio/mp4'],
  [ebml('webm'), 'video', 'video/webm'],
] as const)('tells a file by its first bytes (%#)', (head, kind, mimeType) => {
  expect(findMimeType(head, kind)).toBe(mimeType);
});

test.each([
  [png, 'video'],
  [bytes('fLaC'), 'video'],
  [mp4, 'image'],
  [ebml('matroska'), 'video'],
  [bytes('<html><script>'), 'video'],
  [bytes('<svg xmlns='), 'image'],
  [bytes('%PDF-1.7'), 'image'],
  [bytes('MZ', 0x90), 'audio'],
  [bytes('#EXTM3U'), 'video'],
  [bytes(0xff, 0xff, 0xff, 0xff), 'audio'],
  [bytes(), 'audio'],
] as const)('takes nothing else, and nothing as what it is not (%#)', (head, kind) => {
  expect(findMimeType(head, kind)).toBeUndefined();
});
