interface Limits {
  timeoutMs: number;
  /** What the wait fails with when its time is over. */
  timeoutError: () => Error;
  /** Ends the wait with its reason. */
  signal?: AbortSignal | undefined;
}

interface Outcome<T> {
  resolve: (value: T) => void;
  reject: (error: unknown) => void;
}

/** One wait and everything that can end it. `listen` begins to listen and answers how to stop. */
export async function limitedWait<T>({ timeoutMs, timeoutError, signal }: Limits, listen: (outcome: Outcome<T>) => () => void): Promise<T> {
  signal?.throwIfAborted();
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const timer = setTimeout(() => reject(timeoutError()), timeoutMs);
  const onAbort = () => reject(signal?.reason);
  signal?.addEventListener('abort', onAbort, { once: true });
  const stop = listen({ resolve, reject });
  return await promise.finally(() => {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
    stop();
  });
}
