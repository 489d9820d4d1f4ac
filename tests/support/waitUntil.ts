import { setTimeout as delay } from 'node:timers/promises';

interface WaitOptions {
  /** What is waited for, for the error: `video at both servers`. */
  what: string;
  timeoutMs?: number;
  everyMs?: number;
  signal?: AbortSignal;
}

/** Asks again and again until the condition holds. @throws Error that says what did not come. */
export async function waitUntil(
  condition: () => boolean | Promise<boolean>,
  { what, timeoutMs = 30_000, everyMs = 50, signal }: WaitOptions,
): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while (!(await condition())) {
    signal?.throwIfAborted();
    if (performance.now() > deadline) throw new Error(`${what}: not within ${timeoutMs / 1000} s`);
    await delay(everyMs, undefined, signal ? { signal } : {});
  }
}
