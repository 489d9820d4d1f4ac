import { type Banner, bannerStyle, defaultLook } from '@footlight/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Size } from '../../layout/types.ts';
import { composeBanner, composeComment, composeFigures, type Setting } from './compose.ts';
import type { Drawing } from './drawing.ts';

const tall: Size = { width: 720, height: 1280 };
const wide: Size = { width: 1280, height: 720 };
/** Letters half as wide as they are high. */
const measure = (text: string, font: string): number => text.length * Number(/(\d+)px/.exec(font)?.[1]) * 0.5;
const settingOf = (size: Size): Setting => ({ look: defaultLook, size, measure });
const banner = (changes: Partial<Banner>): Banner => ({
  ...{ id: 'b', style: 'lowerThird', title: 'Grace Hopper', subtitle: '', autoHideS: null },
  ...changes,
});

const frames = fc.constantFrom(tall, wide, { width: 1080, height: 1920 });
const words = fc
  .array(fc.string({ minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 12 })
  .map((list) => list.join(' ').slice(0, 120).trim())
  .filter((text) => text !== '');

function expectInside({ width, height, shapes }: Drawing, frame: Size): void {
  expect(width).toBeLessThanOrEqual(frame.width);
  expect(height).toBeLessThanOrEqual(frame.height / 3);
  for (const shape of shapes) {
    expect(shape.x >= 0 && shape.y >= 0 && shape.y <= height).toBe(true);
    const written = shape.kind === 'box' ? shape.width : Math.min(measure(shape.text, shape.font), shape.maxWidth ?? width);
    expect(shape.x + written).toBeLessThanOrEqual(width + 1);
  }
}

test('banners, comments and clocks are never larger than the frame has room for, wide or tall', () => {
  fc.assert(
    fc.property(frames, words, words, fc.constantFrom(...bannerStyle.options), (size, title, subtitle, style) => {
      const setting = settingOf(size);
      expectInside(composeBanner(banner({ style, title, subtitle }), setting), size);
      expectInside(composeComment({ author: title.slice(0, 80), text: subtitle }, setting), size);
      expectInside(composeFigures({ figures: '23:59:59', label: title.slice(0, 80), large: false }, setting), size);
      expectInside(composeFigures({ figures: '23:59:59', label: '', large: true }, setting), size);
    }),
  );
});

test('a long name is broken into lines in a tall frame, and stays on one in a wide frame', () => {
  const long = banner({ title: 'A conversation about compilers with Rear Admiral Grace Hopper', subtitle: 'Live' });
  const linesOf = (size: Size) => composeBanner(long, settingOf(size)).shapes.filter(({ kind }) => kind === 'text').length;
  expect(linesOf(wide)).toBe(2);
  expect(linesOf(tall)).toBe(3);
});
