import { setTimeout as delay } from 'node:timers/promises';
import type { ManagedProcess } from '../system/ManagedProcess.ts';

/** How a process tells that it can work: a line it prints, or an address that answers 200. */
export type Readiness = { kind: 'line'; pattern: RegExp } | { kind: 'http'; url: string };

interface WaitOptions {
  child: ManagedProcess;
  /** Aborted when waiting is pointless: the child has exited. */
  signal: AbortSignal;
  timeoutMs: number;
}

/** @returns false when the time is over or the signal aborted. */
export async function waitUntilReady(readiness: Readiness, { child, signal, timeoutMs }: WaitOptions): Promise<boolean> {
  const end = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
  switch (readiness.kind) {
    case 'line':
      return await waitForLine(readiness.pattern, child, end);
    case 'http':
      return await waitForHttp(readiness.url, end);
  }
}

async function waitForLine(pattern: RegExp, child: ManagedProcess, end: AbortSignal): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const stopListening = child.onLine((line) => {
    if (pattern.test(line)) resolve(true);
  });
  end.addEventListener('abort', () => resolve(false), { once: true });
  if (end.aborted) resolve(false);
  try {
    return await promise;
  } finally {
    stopListening();
  }
}

/** Asks every 100 ms: an HTTP server has no event for a process that is not its parent's code. */
async function waitForHttp(url: string, end: AbortSignal): Promise<boolean> {
  while (!end.aborted) {
    if (await answersOk(url, end)) return true;
    await delay(100, undefined, { signal: end }).catch(() => undefined);
  }
  return false;
}

async function answersOk(url: string, end: AbortSignal): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.any([end, AbortSignal.timeout(5000)]) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    // Not listening yet, or gone: the caller asks again until its time is over.
    return false;
  }
}
