import { AppError, initialTeleprompter, type RequestMethod, type TeleprompterChange } from '@footlight/contracts';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { TeleprompterCopy } from './TeleprompterCopy.ts';
import type { DeskRequest } from './types.ts';

function makeCopy() {
  const sent: TeleprompterChange[] = [];
  const waiting: { answer: () => void; refuse: () => void }[] = [];
  const request: DeskRequest = async (_method: RequestMethod, params: unknown) => {
    sent.push((params as { change: TeleprompterChange }).change);
    return await new Promise((resolve, reject) => {
      waiting.push({ answer: () => resolve({} as never), refuse: () => reject(new AppError('mediaUnavailable')) });
    });
  };
  const clock = { now: 0 };
  return { copy: new TeleprompterCopy({ request, intervalMs: 0, now: () => clock.now }), sent, waiting, clock };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** After the pause between two requests. */
const settled = async () => await vi.advanceTimersByTimeAsync(1);

test('counts at once, and tells the Room the last of what changed meanwhile', async () => {
  const { copy, sent, waiting } = makeCopy();
  copy.enter(initialTeleprompter);
  for (const position of [1, 2, 3]) copy.change({ position });
  copy.change({ speed: 20 });
  expect(copy.read()).toEqual({ running: false, position: 3, speed: 20 });
  waiting[0]?.answer();
  await settled();
  expect(sent).toEqual([{ position: 1 }, { position: 3, speed: 20 }]);
});

test('runs between changes, and follows the others unless one moves it oneself', async () => {
  const { copy, waiting, clock } = makeCopy();
  copy.enter({ running: true, position: 10, speed: 10 });
  clock.now = 1000;
  expect(copy.read().position).toBe(20);
  copy.follow({ running: false, position: 5, speed: 10 });
  clock.now = 2000;
  expect(copy.read().position).toBe(5);
  copy.change({ position: 50 });
  copy.follow({ running: false, position: 6, speed: 10 });
  expect(copy.read().position).toBe(50);
  waiting[0]?.answer();
  await settled();
  copy.follow({ running: false, position: 6, speed: 10 });
  expect(copy.read().position).toBe(6);
});

test('a Room that began anew is told where it stood; one that did not says so itself', () => {
  const { copy, sent } = makeCopy();
  copy.enter({ running: false, position: 10, speed: 10 });
  copy.enter({ running: false, position: 70, speed: 10 });
  expect([copy.read().position, sent]).toEqual([70, []]);
  copy.enter(initialTeleprompter);
  expect([copy.read().position, sent]).toEqual([0, []]);
  copy.enter({ running: false, position: 70, speed: 10 });
  copy.enter(initialTeleprompter, { beganAnew: true });
  expect(sent).toEqual([{ running: false, position: 70, speed: 10 }]);
});

test('a Room that is away is not told later: it says where it stands when it is back', async () => {
  const { copy, sent, waiting } = makeCopy();
  copy.enter({ running: false, position: 10, speed: 10 });
  copy.change({ position: 20 });
  waiting[0]?.refuse();
  await settled();
  copy.enter({ running: false, position: 10, speed: 10 });
  expect([copy.read().position, sent.length]).toEqual([10, 1]);
});
