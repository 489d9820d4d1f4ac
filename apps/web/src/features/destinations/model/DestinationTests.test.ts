import { AppError, type DestinationTestState } from '@footlight/contracts';
import { expect, test } from 'vitest';
import { DestinationTests } from './DestinationTests.ts';

interface Run {
  id: string;
  tell: (state: DestinationTestState) => void;
  signal: AbortSignal;
  end: () => void;
  fail: (error: Error) => void;
}

const createTests = () => {
  const runs: Run[] = [];
  const tests = new DestinationTests({
    run: async (id, { signal, onState }) => {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      signal.addEventListener('abort', () => reject(signal.reason));
      runs.push({ id, tell: onState, signal, end: resolve, fail: reject });
      await promise;
    },
  });
  const lastRun = () => runs.at(-1) ?? expect.fail('no run');
  return { tests, runs, lastRun, stateOf: (id: string) => tests.shown.getSnapshot().get(id) };
};

const passed = { state: 'passed', at: 1, tookMs: 2 } as const;
/** Promises that are settled have been heard. */
const settle = async () => await new Promise<void>((resolve) => setImmediate(resolve));

test('a destination is tested once at a time, and its verdict stays', async () => {
  const { tests, runs, lastRun, stateOf } = createTests();
  expect(stateOf('a')).toBeUndefined();
  tests.start('a');
  tests.start('a');
  expect(runs).toHaveLength(1);
  lastRun().tell({ state: 'testing', phase: 'publishing' });
  expect(stateOf('a')).toEqual({ state: 'testing', phase: 'publishing' });
  lastRun().tell(passed);
  lastRun().end();
  await settle();
  expect(stateOf('a')).toEqual(passed);
  tests.start('a');
  expect(runs).toHaveLength(2);
});

test('a test that is given up leaves what was known before', async () => {
  const { tests, lastRun, stateOf } = createTests();
  tests.start('a');
  lastRun().tell(passed);
  lastRun().end();
  await settle();
  tests.start('a');
  tests.start('b');
  const { signal, tell } = lastRun();
  tests.cancel();
  await settle();
  expect(signal.aborted).toBe(true);
  tell({ state: 'testing', phase: 'publishing' });
  expect([stateOf('a'), stateOf('b')]).toEqual([passed, undefined]);
  tests.start('b');
  expect(stateOf('b')).toMatchObject({ state: 'testing' });
});

test('a refusal is told in the server’s sentence, a lost stream as an interruption', async () => {
  const { tests, lastRun, stateOf } = createTests();
  tests.start('a');
  lastRun().fail(new AppError('destinationOnAir'));
  await settle();
  expect(stateOf('a')).toEqual({ state: 'refused', message: new AppError('destinationOnAir').message });
  tests.start('b');
  lastRun().end();
  await settle();
  expect(stateOf('b')).toMatchObject({ state: 'failed', reason: 'interrupted' });
});

test('a destination that was changed is not tested any more', async () => {
  const { tests, lastRun, stateOf } = createTests();
  tests.start('a');
  tests.forget('a');
  await settle();
  expect(lastRun().signal.aborted).toBe(true);
  expect(stateOf('a')).toBeUndefined();
});
