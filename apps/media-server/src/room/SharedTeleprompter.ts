import {
  advanceTeleprompter,
  applyTeleprompterChange,
  initialTeleprompter,
  type Teleprompter,
  type TeleprompterChange,
} from '@footlight/contracts';

/** Where the hosts' teleprompter stands; while it runs, time moves it. */
export class SharedTeleprompter {
  readonly #now: () => number;
  #state: Teleprompter = initialTeleprompter;
  #atMs: number;

  /** @param now monotonic ms. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
    this.#atMs = now();
  }

  /** As of now. */
  read(): Teleprompter {
    return advanceTeleprompter(this.#state, this.#now() - this.#atMs);
  }

  /** @returns where it stands after the change. */
  change(change: TeleprompterChange): Teleprompter {
    this.#state = applyTeleprompterChange(this.read(), change);
    this.#atMs = this.#now();
    return this.#state;
  }
}
