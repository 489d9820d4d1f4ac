import { layoutId, programId } from '@footlight/contracts';
import { describe, expect, it } from 'vitest';
import { drawLayoutIcon } from './layoutIcon.ts';

describe('icons of the layouts', () => {
  it.each(layoutId.options.flatMap((layout) => programId.options.map((program) => [layout, program] as const)))(
    'draws %s inside its frame, %s',
    (layout, program) => {
      const { size, slots } = drawLayoutIcon(layout, program);
      expect(slots.length).toBeGreaterThan(0);
      for (const { x, y, width, height } of slots) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(y).toBeGreaterThanOrEqual(0);
        expect(x + width).toBeLessThanOrEqual(size.width);
        expect(y + height).toBeLessThanOrEqual(size.height);
      }
    },
  );

  it('draws each layout differently', () => {
    const drawings = layoutId.options.map((layout) => JSON.stringify(drawLayoutIcon(layout).slots));
    expect(new Set(drawings).size).toBe(drawings.length);
  });
});
