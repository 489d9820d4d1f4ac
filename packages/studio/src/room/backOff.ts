const firstDelayMs = 300;
const maxDelayMs = 3000;

/** Ms to wait before a try: nothing before the first, then doubling, and a little chance so that a room does not return at once. */
export function backOffMs(attempt: number, random: () => number = Math.random): number {
  if (attempt === 0) return 0;
  const delayMs = Math.min(maxDelayMs, firstDelayMs * 2 ** (attempt - 1));
  return Math.round(delayMs * (0.75 + random() * 0.5));
}

/** Resolves after the delay, or at once when the browser says that the network is back. Rejects when aborted. */
export async function waitToRetry(delayMs: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  if (delayMs === 0) return;
  const done = new AbortController();
  try {
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(resolve, delayMs);
      if ('addEventListener' in globalThis) globalThis.addEventListener('online', () => resolve(), { signal: done.signal });
      signal.addEventListener('abort', () => reject(signal.reason), { signal: done.signal });
      done.signal.addEventListener('abort', () => clearTimeout(timer));
    });
  } finally {
    done.abort();
  }
}
