import { assertUnreachable } from '@footlight/contracts';
import type { Count, CountRow, Rounds } from './Count.ts';

const heapShare = 1.05;
const heapBytes = 2e6;

function mostAfter({ rule, value, kept = {} }: Count, { joins, switches, clips }: Rounds): number | null {
  switch (rule) {
    case 'exact':
      return value + joins * (kept.joins ?? 0) + switches * (kept.switches ?? 0) + clips * (kept.clips ?? 0);
    case 'heap':
      return Math.max(value * heapShare, value + heapBytes);
    case 'told':
      return null;
    default:
      return assertUnreachable(rule);
  }
}

interface CountsToCompare {
  before: readonly Count[];
  after: readonly Count[];
  /** What was done between. */
  rounds: Rounds;
}

/** Each count before beside the same after. @throws Error when something was counted only once. */
export function compareCounts({ before, after, rounds }: CountsToCompare): CountRow[] {
  return before.map((count) => {
    const { where, what, rule } = count;
    const found = after.find((other) => other.where === where && other.what === what);
    if (!found) throw new Error(`${what} of ${where} were not counted again`);
    const most = mostAfter(count, rounds);
    return { where, what, rule, before: count.value, after: found.value, most, ok: most === null || found.value <= most };
  });
}
