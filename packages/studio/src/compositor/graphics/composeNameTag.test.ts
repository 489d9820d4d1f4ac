import { defaultLook, nameTagStyle } from '@footlight/contracts';
import { expect, test } from 'vitest';
import { composeNameTag } from './composeNameTag.ts';

const measure = (text: string): number => text.length * 10;

test.each(nameTagStyle.options)('a tag of style %s is as wide as its name, and never wider than its slot', (nameTags) => {
  const look = { ...defaultLook, nameTags };
  const tag = composeNameTag({ name: 'Ada', fontSize: 20, maxWidth: 400 }, { look, measure });
  expect(tag.width).toBe(30 + 22);
  const long = composeNameTag({ name: 'A name that goes on and on', fontSize: 20, maxWidth: 100 }, { look, measure });
  expect(long.width).toBe(100);
  for (const { shapes, width, height } of [tag, long])
    for (const shape of shapes)
      if (shape.kind === 'box') expect(shape.x + shape.width <= width && shape.y + shape.height <= height).toBe(true);
});

test('a solid tag stands on the accent, the others on the panel', () => {
  const colourOf = (nameTags: (typeof nameTagStyle.options)[number]) =>
    composeNameTag({ name: 'Ada', fontSize: 20, maxWidth: 400 }, { look: { ...defaultLook, nameTags }, measure }).shapes[0]?.colour;
  expect(colourOf('solid')).toBe(defaultLook.accent);
  for (const style of ['bar', 'line', 'pill'] as const) expect(colourOf(style)).toMatch(defaultLook.panel);
});
