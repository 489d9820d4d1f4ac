import type { CompositorCounts } from './types.ts';

/** As many frames as a second has. */
const remembered = 30;

export const noCounts = (): CompositorCounts => ({ composed: 0, dropped: 0, composeMs: 0, recentMs: [] });

/** Counts one more frame. @param costMs what composing it took. */
export function countFrame(counts: CompositorCounts, costMs: number): void {
  counts.composed += 1;
  counts.composeMs += costMs;
  counts.recentMs.push(costMs);
  if (counts.recentMs.length > remembered) counts.recentMs.shift();
}
