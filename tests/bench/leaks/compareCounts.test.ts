import { expect, test } from 'vitest';
import type { Count } from './Count.ts';
import { compareCounts } from './compareCounts.ts';

const megabyte = 1e6;
const rounds = { joins: 30, switches: 20, clips: 10 };

function isOk({ after, ...count }: Pick<Count, 'rule' | 'kept'> & { before: number; after: number }): boolean | undefined {
  const { before, ...rest } = count;
  const thing = { where: 'studio', what: 'things', ...rest };
  return compareCounts({ before: [{ ...thing, value: before }], after: [{ ...thing, value: after }], rounds })[0]?.ok;
}

test('a count may fall and must not grow', () => {
  expect(isOk({ rule: 'exact', before: 4, after: 4 })).toBe(true);
  expect(isOk({ rule: 'exact', before: 4, after: 3 })).toBe(true);
  expect(isOk({ rule: 'exact', before: 4, after: 5 })).toBe(false);
});

test('a heap may grow by 2 MB, a large one by 5 %', () => {
  expect(isOk({ rule: 'heap', before: 10 * megabyte, after: 12 * megabyte })).toBe(true);
  expect(isOk({ rule: 'heap', before: 10 * megabyte, after: 12.1 * megabyte })).toBe(false);
  expect(isOk({ rule: 'heap', before: 100 * megabyte, after: 105 * megabyte })).toBe(true);
  expect(isOk({ rule: 'heap', before: 100 * megabyte, after: 106 * megabyte })).toBe(false);
});

test('what the browser keeps of each is known, and no more', () => {
  const kept = { joins: 1, clips: 2 };
  expect(isOk({ rule: 'exact', kept, before: 20, after: 70 })).toBe(true);
  expect(isOk({ rule: 'exact', kept, before: 20, after: 71 })).toBe(false);
});

test('a count that is told alone is never wrong', () => {
  expect(isOk({ rule: 'told', before: 1, after: 100 })).toBe(true);
});

test('what was counted once only is an error', () => {
  const count = { where: 'web', what: 'processes', rule: 'exact', value: 1 } as const;
  expect(() => compareCounts({ before: [count], after: [], rounds })).toThrow('processes of web were not counted again');
});
