import { assertUnreachable } from '@footlight/contracts';
import type { Count, CountRow, CountRule } from './Count.ts';

const heapShare = 1.05;
const heapBytes = 2e6;

/** The most that may be there afterwards. */
function mostAfter(before: number, { rule, sounds }: { rule: CountRule; sounds: number }): number {
  switch (rule) {
    case 'exact':
      return before;
    case 'heap':
      return Math.max(before * heapShare, before + heapBytes);
    case 'oneForEachSound':
      return before + sounds;
    case 'told':
      return Number.POSITIVE_INFINITY;
    default:
      return assertUnreachable(rule);
  }
}

/** Each count before beside the same after. @param sounds that came and went between. @throws Error when something was counted only once. */
export function compareCounts({
  before,
  after,
  sounds,
}: {
  before: readonly Count[];
  after: readonly Count[];
  sounds: number;
}): CountRow[] {
  return before.map(({ where, what, rule, value }) => {
    const found = after.find((count) => count.where === where && count.what === what);
    if (!found) throw new Error(`${what} of ${where} were not counted again`);
    return { where, what, rule, before: value, after: found.value, ok: found.value <= mostAfter(value, { rule, sounds }) };
  });
}
