import { expect, test } from 'vitest';
import { formatBytes, formatDuration, formatTimer } from './format.ts';

test.each([
  [0, '0 s'],
  [42_900, '42 s'],
  [240_000, '4 min'],
  [4_320_000, '1 h 12 min'],
  [7_200_000, '2 h'],
  [-5, '0 s'],
])('%d ms last %s', (ms, text) => expect(formatDuration(ms)).toBe(text));

test.each([
  [0, '00:00:00'],
  [754_000, '00:12:34'],
  [360_000_000, '100:00:00'],
])('%d ms stand as %s', (ms, text) => expect(formatTimer(ms)).toBe(text));

test.each([
  [0, '0 bytes'],
  [1500, '1.5 kB'],
  [873_600_000, '874 MB'],
  [2_400_000_000, '2.4 GB'],
])('%d bytes are %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text));
