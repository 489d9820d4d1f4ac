import fc from 'fast-check';
import { expect, test } from 'vitest';
import { characterAt, type PrompterBlock, pixelOf, splitParagraphs } from './prompterScale.ts';

/** Blocks as a screen of that width would lay the text out. */
function layOut(text: string, columns: number): PrompterBlock[] {
  let top = 0;
  return splitParagraphs(text).map(({ start, text: line }) => {
    const height = 20 * Math.max(1, Math.ceil(line.length / columns));
    const block = { start, length: line.length + 1, top, height };
    top += height;
    return block;
  });
}

const texts = fc.array(fc.string({ maxLength: 80 }), { minLength: 1, maxLength: 30 }).map((lines) => lines.join('\n'));

test('paragraphs are the text again, each at its place', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const paragraphs = splitParagraphs(text);
      expect(paragraphs.map((paragraph) => paragraph.text).join('\n')).toBe(text);
      for (const { start, text: line } of paragraphs) expect(text.slice(start, start + line.length)).toBe(line);
    }),
  );
});

test('two screens of different widths show the same character, and scrolling down is reading on', () => {
  fc.assert(
    fc.property(texts, fc.integer({ min: 5, max: 60 }), fc.double({ min: 0, max: 1, noNaN: true }), (text, columns, share) => {
      const blocks = layOut(text, columns);
      const position = share * text.length;
      expect(characterAt(blocks, pixelOf(blocks, position))).toBeCloseTo(position, 6);
      expect(pixelOf(blocks, position + 1)).toBeGreaterThanOrEqual(pixelOf(blocks, position));
    }),
  );
});

test('what lies beyond the text is its beginning or its end, and without text there is nothing to do', () => {
  const blocks = layOut('one\ntwo', 40);
  expect([characterAt(blocks, -50), pixelOf(blocks, -3)]).toEqual([0, 0]);
  expect([characterAt(blocks, 5000), pixelOf(blocks, 900)]).toEqual([8, 40]);
  expect([characterAt([], 10), pixelOf([], 10)]).toEqual([0, 0]);
});
