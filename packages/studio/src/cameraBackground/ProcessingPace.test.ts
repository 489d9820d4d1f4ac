import { describe, expect, it } from 'vitest';
import { ProcessingPace } from './ProcessingPace.ts';

const frameMs = 1000 / 30;

/** Frames one after the other. @returns when it was held to be slow, ms; undefined: never. */
function work(pace: ProcessingPace, { tookMs, forMs, fromMs = 0 }: { tookMs: number; forMs: number; fromMs?: number }): number | undefined {
  for (let atMs = fromMs; atMs < fromMs + forMs; atMs += frameMs) if (pace.note({ tookMs, atMs })) return atMs;
  return undefined;
}

describe('the pace of the work on frames', () => {
  it('is never slow while there is time', () => {
    expect(work(new ProcessingPace({ frameMs }), { tookMs: 30, forMs: 60_000 })).toBeUndefined();
  });

  it('is slow after three seconds of too much work', () => {
    const slowAtMs = work(new ProcessingPace({ frameMs }), { tookMs: 50, forMs: 10_000 }) ?? 0;
    expect(slowAtMs).toBeGreaterThanOrEqual(3000);
    expect(slowAtMs).toBeLessThan(3100);
  });

  it('forgives two busy seconds', () => {
    const pace = new ProcessingPace({ frameMs });
    expect(work(pace, { tookMs: 60, forMs: 2000 })).toBeUndefined();
    expect(work(pace, { tookMs: 5, forMs: 2000, fromMs: 2000 })).toBeUndefined();
    expect(work(pace, { tookMs: 60, forMs: 2000, fromMs: 4000 })).toBeUndefined();
  });

  it('looks for the person each time while that is cheap, and every second time when it is not', () => {
    const pace = new ProcessingPace({ frameMs });
    const looks = () => Array.from({ length: 4 }, () => pace.isLookDue());
    expect(looks()).toEqual([true, true, true, true]);
    work(pace, { tookMs: 25, forMs: 1000 });
    expect(looks()).toEqual([true, false, true, false]);
  });
});
