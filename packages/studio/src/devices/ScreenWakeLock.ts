/** Keeps a phone's screen on. Browsers let go of it when the page is hidden; it is asked for again when the page is seen. */
export class ScreenWakeLock {
  readonly #listening = new AbortController();
  #sentinel: WakeLockSentinel | undefined;
  #asking = false;
  #closed = false;

  constructor() {
    document.addEventListener('visibilitychange', () => void this.#acquire(), { signal: this.#listening.signal });
    void this.#acquire();
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#listening.abort();
    await this.#sentinel?.release();
  }

  async #acquire(): Promise<void> {
    const isHeld = this.#sentinel?.released === false;
    if (this.#closed || this.#asking || isHeld || document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
    this.#asking = true;
    try {
      const sentinel = await navigator.wakeLock.request('screen');
      if (this.#closed) await sentinel.release();
      else this.#sentinel = sentinel;
    } catch (error) {
      // A low battery is reason enough for a browser to say no.
      if (!(error instanceof DOMException)) throw error;
    } finally {
      this.#asking = false;
    }
  }
}
