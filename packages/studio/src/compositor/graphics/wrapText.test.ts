import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wrapText } from './wrapText.ts';

/** Every letter is as wide as any other. */
const measure = (text: string): number => text.length;

test('lines break at spaces, and the last one says that there was more', () => {
  expect(wrapText('one two three four', { maxWidth: 9, maxLines: 3, measure })).toEqual(['one two', 'three', 'four']);
  expect(wrapText('one two three four', { maxWidth: 9, maxLines: 2, measure })).toEqual(['one two', 'three fo…']);
  expect(wrapText('unbreakable word', { maxWidth: 6, maxLines: 2, measure })).toEqual(['unbre…', 'word']);
  expect(wrapText('   ', { maxWidth: 6, maxLines: 2, measure })).toEqual([]);
});

test('no line is wider than asked, there are no more of them than asked, and nothing is lost where there is room', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 200 }),
      fc.integer({ min: 2, max: 40 }),
      fc.integer({ min: 1, max: 5 }),
      (text, maxWidth, maxLines) => {
        const lines = wrapText(text, { maxWidth, maxLines, measure });
        expect(lines.length).toBeLessThanOrEqual(maxLines);
        for (const line of lines) expect([...line].length === 2 || measure(line) <= maxWidth).toBe(true);
        if (!lines.some((line) => line.endsWith('…'))) expect(lines.join(' ')).toBe(text.split(/\s+/).filter(Boolean).join(' '));
      },
    ),
  );
});
