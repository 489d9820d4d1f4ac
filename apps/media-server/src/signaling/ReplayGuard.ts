const pruneIntervalMs = 10_000;

/** Remembers the tokens that were used until they expire, so that each opens one socket. */
export class ReplayGuard {
  /** jti to expiry, seconds since epoch. */
  readonly #used = new Map<string, number>();
  #prunedAt = 0;

  get size(): number {
    return this.#used.size;
  }

  /** True the first time. @param exp seconds since epoch. @param nowMs for tests. */
  claim({ jti, exp }: { jti: string; exp: number }, nowMs = Date.now()): boolean {
    this.#prune(nowMs);
    if (this.#used.has(jti)) return false;
    this.#used.set(jti, exp);
    return true;
  }

  #prune(nowMs: number): void {
    if (nowMs - this.#prunedAt < pruneIntervalMs) return;
    this.#prunedAt = nowMs;
    for (const [jti, exp] of this.#used) if (exp * 1000 < nowMs) this.#used.delete(jti);
  }
}
