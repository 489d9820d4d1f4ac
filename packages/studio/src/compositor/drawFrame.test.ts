import { clockCellCount, clockCellSize, decodeFrameClock, defaultScene, programSizes } from '@footlight/contracts';
import { expect, test } from 'vitest';
import type { LayoutSource } from '../layout/types.ts';
import { planProgram } from '../scene/planProgram.ts';
import { drawFrame } from './drawFrame.ts';
import { initialOf } from './drawNameCard.ts';
import type { DrawContext, Picture } from './types.ts';

interface Call {
  name: string;
  args: unknown[];
  fillStyle: unknown;
}

/** Stands in for a canvas: keeps what was asked of it. The browser test looks at real pixels. */
function recordCalls() {
  const calls: Call[] = [];
  const state: Record<string, unknown> = {};
  const context = new Proxy(state, {
    get: (target, name: string) => {
      if (name in target) return target[name];
      return (...args: unknown[]) => {
        calls.push({ name, args, fillStyle: target.fillStyle });
        return { width: 80 };
      };
    },
  });
  return { calls, context: context as object as DrawContext };
}

const size = programSizes['720p'];
const host: LayoutSource = { sourceId: 'host:camera', kind: 'camera', name: 'Ada Host' };
const screen: LayoutSource = { sourceId: 'host:screen', kind: 'screen', name: 'Ada Host' };
const time = { nowMs: 1_795_000_000_000, gridMs: 1_795_000_000_000 };
const pictureOf = (width: number, height: number): Picture => ({ image: {} as ImageBitmap, width, height });

test('a camera fills its slot: what is too wide is cut off on both sides', () => {
  const { calls, context } = recordCalls();
  const plan = planProgram({ scene: defaultScene, sources: [host], size });
  drawFrame(context, plan, { pictures: { find: () => pictureOf(1000, 500), brand: {} }, time });
  const drawn = calls.find(({ name }) => name === 'drawImage');
  expect(drawn?.args.slice(1)).toEqual([expect.closeTo(55.55, 1), 0, expect.closeTo(888.9, 1), 500, 0, 0, 1280, 720]);
});

test('a shared screen is shown whole, between bars', () => {
  const { calls, context } = recordCalls();
  const plan = planProgram({ scene: defaultScene, sources: [screen], size });
  drawFrame(context, plan, { pictures: { find: () => pictureOf(1024, 768), brand: {} }, time });
  expect(calls.find(({ name }) => name === 'drawImage')?.args.slice(1)).toEqual([160, 0, 960, 720]);
});

test('whoever has no picture has a card with the initial', () => {
  const { calls, context } = recordCalls();
  const plan = planProgram({ scene: defaultScene, sources: [host], size });
  drawFrame(context, plan, { pictures: { find: () => undefined, brand: {} }, time });
  const texts = calls.filter(({ name }) => name === 'fillText').map(({ args }) => args[0]);
  expect(texts).toEqual(['A']);
  expect(calls.some(({ name }) => name === 'drawImage')).toBe(false);
});

test('the logo stands in its corner, and not when it could not be loaded', () => {
  const plan = planProgram({ scene: { ...defaultScene, logo: { url: '/logo.png', corner: 'bottomRight' } }, sources: [], size });
  const withLogo = recordCalls();
  drawFrame(withLogo.context, plan, { pictures: { find: () => undefined, brand: { logo: { ...pictureOf(400, 100), parts: [] } } }, time });
  const [, x, y, width, height] = withLogo.calls.find(({ name }) => name === 'drawImage')?.args ?? [];
  expect(Number(x) + Number(width)).toBe(1280 - 32);
  expect(Number(y) + Number(height)).toBe(720 - 32);
  const without = recordCalls();
  drawFrame(without.context, plan, { pictures: { find: () => undefined, brand: {} }, time });
  expect(without.calls.some(({ name }) => name === 'drawImage')).toBe(false);
});

test('the test signal’s clock reads back from what was painted', () => {
  const { calls, context } = recordCalls();
  const plan = planProgram({ scene: { ...defaultScene, testSignal: true }, sources: [], size });
  drawFrame(context, plan, { pictures: { find: () => undefined, brand: {} }, time });
  const cell = clockCellSize(size.width);
  const white = new Set(
    calls
      .filter(({ name, args, fillStyle }) => name === 'fillRect' && fillStyle === '#ffffff' && args[2] === cell)
      .map(({ args }) => Number(args[0]) / cell),
  );
  const bits = Array.from({ length: clockCellCount }, (_, index) => white.has(index));
  expect(decodeFrameClock(bits)).toBe(time.nowMs % 2 ** 40);
});

test('an initial is one letter as people see it', () => {
  expect(initialOf('  ada')).toBe('A');
  expect(initialOf('e\u0301lodie')).toBe('E\u0301'.toLocaleUpperCase());
  expect(initialOf('')).toBe('?');
});
