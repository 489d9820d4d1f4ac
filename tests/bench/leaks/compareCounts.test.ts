import { expect, test } from 'vitest';
import type { CountRule } from './Count.ts';
import { compareCounts } from './compareCounts.ts';

const megabyte = 1e6;

function isOk(rule: CountRule, { before, after, sounds = 0 }: { before: number; after: number; sounds?: number }): boolean | undefined {
  const count = { where: 'studio', what: 'things', rule };
  return compareCounts({ before: [{ ...count, value: before }], after: [{ ...count, value: after }], sounds })[0]?.ok;
}

test('a count may fall and must not grow', () => {
  expect(isOk('exact', { before: 4, after: 4 })).toBe(true);
  expect(isOk('exact', { before: 4, after: 3 })).toBe(true);
  expect(isOk('exact', { before: 4, after: 5 })).toBe(false);
});

test('a heap may grow by 2 MB, a large one by 5 %', () => {
  expect(isOk('heap', { before: 10 * megabyte, after: 12 * megabyte })).toBe(true);
  expect(isOk('heap', { before: 10 * megabyte, after: 12.1 * megabyte })).toBe(false);
  expect(isOk('heap', { before: 100 * megabyte, after: 105 * megabyte })).toBe(true);
  expect(isOk('heap', { before: 100 * megabyte, after: 106 * megabyte })).toBe(false);
});

test('what the browser keeps of each sound is known, and no more', () => {
  expect(isOk('oneForEachSound', { before: 20, after: 60, sounds: 40 })).toBe(true);
  expect(isOk('oneForEachSound', { before: 20, after: 61, sounds: 40 })).toBe(false);
});

test('a count that is told alone is never wrong', () => {
  expect(isOk('told', { before: 1, after: 100 })).toBe(true);
});

test('what was counted once only is an error', () => {
  const count = { where: 'web', what: 'processes', rule: 'exact', value: 1 } as const;
  expect(() => compareCounts({ before: [count], after: [], sounds: 0 })).toThrow('processes of web were not counted again');
});
