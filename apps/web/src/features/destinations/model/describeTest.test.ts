import { destinationTestPhase, destinationTestReason, destinationTestText } from '@footlight/contracts';
import { expect, test } from 'vitest';
import { describeTest } from './describeTest.ts';

test.each(destinationTestReason.options)('%s says what happened and what to do', (reason) => {
  const { text, tone } = describeTest({ state: 'failed', at: 1, reason });
  expect(tone).toBe('attention');
  expect(text).toBe(`${destinationTestText[reason].what} ${destinationTestText[reason].remedy}`);
  expect(text).toMatch(/^[A-Z].*\. [A-Z].*\.$/);
});

test.each(destinationTestPhase.options)('%s tells how far it is', (phase) => {
  expect(describeTest({ state: 'testing', phase })).toMatchObject({ isRunning: true, text: expect.stringMatching(/…$/) });
});

test('what was not tested is neither good nor bad', () => {
  expect(describeTest(undefined)).toMatchObject({ tone: 'neutral', isRunning: false });
  expect(describeTest({ state: 'passed', at: 5, tookMs: 1 })).toMatchObject({ tone: 'healthy', at: 5 });
});
