import { setTimeout as delay } from 'node:timers/promises';

/** Waits until a condition holds. @throws after `deadlineMs`, with what was waited for. */
export async function until(what: string, isTrue: () => boolean | Promise<boolean>, deadlineMs = 20_000): Promise<void> {
  const deadline = Date.now() + deadlineMs;
  while (!(await isTrue())) {
    if (Date.now() > deadline) throw new Error(`timed out: ${what}`);
    await delay(20);
  }
}
