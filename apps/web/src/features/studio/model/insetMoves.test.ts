import { describe, expect, it } from 'vitest';
import { boundsOf, clampScale, cornerAt, moveByKey } from './insetMoves.ts';

const size = { width: 1280, height: 720 };

describe('the corner picture', () => {
  it('goes to the corner that it is let go in', () => {
    expect(cornerAt({ x: 100, y: 100 }, size)).toBe('topLeft');
    expect(cornerAt({ x: 1200, y: 100 }, size)).toBe('topRight');
    expect(cornerAt({ x: 600, y: 400 }, size)).toBe('bottomLeft');
    expect(cornerAt({ x: 700, y: 700 }, size)).toBe('bottomRight');
  });

  it('moves by the arrow keys and grows by plus and minus, within its limits', () => {
    expect(moveByKey({ corner: 'bottomRight', scale: 0.25 }, 'ArrowUp')).toEqual({ corner: 'topRight', scale: 0.25 });
    expect(moveByKey({ corner: 'topRight', scale: 0.25 }, 'ArrowLeft')).toEqual({ corner: 'topLeft', scale: 0.25 });
    expect(moveByKey({ corner: 'topLeft', scale: 0.43 }, '+')).toEqual({ corner: 'topLeft', scale: 0.45 });
    expect(moveByKey({ corner: 'topLeft', scale: 0.17 }, '-')).toEqual({ corner: 'topLeft', scale: 0.15 });
    expect(moveByKey({ corner: 'topLeft', scale: 0.25 }, 'a')).toBeNull();
    expect(clampScale(7)).toBe(0.45);
  });

  it('is as large as all its pictures together', () => {
    expect(boundsOf([])).toBeNull();
    expect(
      boundsOf([
        { x: 10, y: 20, width: 30, height: 40 },
        { x: 10, y: 70, width: 30, height: 40 },
      ]),
    ).toEqual({ x: 10, y: 20, width: 30, height: 90 });
  });
});
