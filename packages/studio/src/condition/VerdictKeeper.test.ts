import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { NetworkJudgement } from './judgeNetwork.ts';
import { VerdictKeeper } from './VerdictKeeper.ts';

const good: NetworkJudgement = { verdict: 'good', cause: 'none' };
const fair: NetworkJudgement = { verdict: 'fair', cause: 'sendLoss' };
const poor: NetworkJudgement = { verdict: 'poor', cause: 'sendLoss' };
const toldAfter = (...judgements: (NetworkJudgement | null)[]) => {
  const keeper = new VerdictKeeper();
  return judgements.map((judgement) => keeper.update(judgement)?.verdict ?? null);
};

test('the first judgement is told at once, and so is that nothing is known any more', () => {
  expect(toldAfter(fair, null, poor)).toEqual(['fair', null, 'poor']);
});

test('bad news is told when it comes twice, good news when it has lasted', () => {
  expect(toldAfter(good, poor, poor)).toEqual(['good', 'good', 'poor']);
  expect(toldAfter(poor, good, good, good, good)).toEqual(['poor', 'poor', 'poor', 'poor', 'good']);
});

test('a network at a limit does not make the words flicker', () => {
  expect(new Set(toldAfter(good, fair, good, fair, good, fair, good, fair))).toEqual(new Set(['good']));
});

test('what lasts is told in the end', () => {
  const judgements = fc.constantFrom(good, fair, poor);
  fc.assert(
    fc.property(fc.array(judgements), judgements, (before, last) => {
      expect(toldAfter(...before, last, last, last, last).at(-1)).toBe(last.verdict);
    }),
  );
});
