interface BackOffOptions {
  /** 0 for the first wait. */
  attempt: number;
  baseMs: number;
  maxMs: number;
  /** 0..1. */
  random?: () => number;
}

/** Milliseconds to wait: doubles from `baseMs` to `maxMs`, less up to a quarter, so that many do not come back at once. */
export function backOffMs({ attempt, baseMs, maxMs, random = Math.random }: BackOffOptions): number {
  const full = Math.min(maxMs, baseMs * 2 ** Math.min(attempt, 20));
  return Math.round(full * (1 - random() / 4));
}
