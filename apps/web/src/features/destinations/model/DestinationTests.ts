import type { DestinationTestState } from '@footlight/contracts';
import { Store } from '@footlight/studio/Store';
import { messageOf } from '../../../ui/apiClient.ts';
import { runDestinationTest } from './runDestinationTest.ts';

/** What is known of a destination's test. `refused`: it was not made, and the sentence says why. */
export type ShownTest = DestinationTestState | { state: 'refused'; message: string };

/** The tests of one page: those that run, and what the others found. */
export class DestinationTests {
  /** By destination; one that is missing was not tested. */
  readonly shown = new Store<ReadonlyMap<string, ShownTest>>(new Map());
  readonly #run: typeof runDestinationTest;
  readonly #running = new Map<string, { abort: AbortController; before: ShownTest | undefined }>();

  constructor({ run = runDestinationTest }: { run?: typeof runDestinationTest } = {}) {
    this.#run = run;
  }

  /** Tests it, unless that is under way. */
  start(id: string): void {
    if (this.#running.has(id)) return;
    const abort = new AbortController();
    this.#running.set(id, { abort, before: this.shown.getSnapshot().get(id) });
    this.#show(id, { state: 'testing', phase: 'waiting' });
    void this.#follow(id, abort.signal);
  }

  /** Gives up what runs: what was known before is shown again. */
  cancel(): void {
    for (const [id, { abort, before }] of this.#running) {
      this.#running.delete(id);
      this.#show(id, before);
      abort.abort();
    }
  }

  /** The destination was changed: what was found is no longer true. */
  forget(id: string): void {
    this.#running.get(id)?.abort.abort();
    this.#running.delete(id);
    this.#show(id, undefined);
  }

  async #follow(id: string, signal: AbortSignal): Promise<void> {
    let last: ShownTest = { state: 'testing', phase: 'waiting' };
    const show = (next: ShownTest) => {
      last = next;
      if (!signal.aborted) this.#show(id, next);
    };
    try {
      await this.#run(id, { signal, onState: show });
      if (last.state === 'testing') show({ state: 'failed', at: Date.now(), reason: 'interrupted' });
    } catch (error) {
      show({ state: 'refused', message: messageOf(error) });
    }
    if (!signal.aborted) this.#running.delete(id);
  }

  #show(id: string, test: ShownTest | undefined): void {
    const next = new Map(this.shown.getSnapshot());
    if (test) next.set(id, test);
    else next.delete(id);
    this.shown.set(next);
  }
}
