import {
  AppError,
  advanceTeleprompter,
  applyTeleprompterChange,
  initialTeleprompter,
  type Teleprompter,
  type TeleprompterChange,
} from '@footlight/contracts';
import { Store } from '../Store.ts';
import type { DeskRequest } from './types.ts';

/** Between two requests: a hand that scrolls makes a hundred changes a second, and everyone else is told of each. */
const defaultIntervalMs = 200;

interface TeleprompterCopyOptions {
  request: DeskRequest;
  intervalMs?: number;
  /** Monotonic ms. */
  now?: () => number;
}

/** The hosts' teleprompter as one of them sees it: one's own changes count at once, the Room is told of the last of them. */
export class TeleprompterCopy {
  /** As of the last change; `read` says where it stands now. */
  readonly state = new Store<Teleprompter>(initialTeleprompter);
  readonly #request: DeskRequest;
  readonly #intervalMs: number;
  readonly #now: () => number;
  #atMs: number;
  #unsent: TeleprompterChange | undefined;
  #sending = false;
  #isAsking = false;

  constructor({ request, intervalMs = defaultIntervalMs, now = () => performance.now() }: TeleprompterCopyOptions) {
    this.#request = request;
    this.#intervalMs = intervalMs;
    this.#now = now;
    this.#atMs = now();
  }

  read(): Teleprompter {
    return advanceTeleprompter(this.state.getSnapshot(), this.#now() - this.#atMs);
  }

  /** What the Room has as it is entered. @param beganAnew the Room replaced another one and knows nothing of it: it is told, once. */
  enter(teleprompter: Teleprompter, { beganAnew = false } = {}): void {
    const isUntouched = JSON.stringify(teleprompter) === JSON.stringify(initialTeleprompter);
    if (beganAnew && isUntouched) this.change(this.read());
    else this.#set(teleprompter);
  }

  /** Another host moved it. */
  follow(teleprompter: Teleprompter): void {
    // What is being told now comes after it.
    if (!this.#isAsking && !this.#unsent) this.#set(teleprompter);
  }

  change(change: TeleprompterChange): void {
    this.#set(applyTeleprompterChange(this.read(), change));
    this.#unsent = { ...this.#unsent, ...change };
    void this.#send();
  }

  /** One request at a time; what changes meanwhile goes together with the next. */
  async #send(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    try {
      for (let change = this.#unsent; change; change = this.#unsent) {
        this.#unsent = undefined;
        this.#isAsking = true;
        await this.#request('moveTeleprompter', { change });
        this.#isAsking = false;
        await new Promise((resolve) => setTimeout(resolve, this.#intervalMs));
      }
    } catch (error) {
      // The Room says where it stands when it is entered again.
      if (!(error instanceof AppError)) throw error;
      this.#unsent = undefined;
    } finally {
      this.#isAsking = false;
      this.#sending = false;
    }
  }

  #set(teleprompter: Teleprompter): void {
    this.#atMs = this.#now();
    this.state.set(teleprompter);
  }
}
