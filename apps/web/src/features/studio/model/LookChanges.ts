import type { Look } from '@footlight/contracts';

interface LookChangesOptions {
  /** Puts a Look into the picture. @param first true for the first of changes that belong together: undo goes back to before it. */
  send: (look: Look, options: { first: boolean }) => void;
  /** Told of each choice, and of null when it is made. */
  onChoosing: (look: Look | null) => void;
  /** Keeps the last one with the account. */
  keep: (look: Look) => void;
}

/** A colour that is dragged changes sixty times a second; the picture follows ten times. */
const sendEveryMs = 100;
/** After this long without a change the choice is made. */
const keepAfterMs = 600;

/** Changes of the Look while somebody is choosing. */
export class LookChanges {
  readonly #options: LookChangesOptions;
  #latest: Look | undefined;
  #waiting = false;
  #sendTimer: ReturnType<typeof setTimeout> | undefined;
  #keepTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: LookChangesOptions) {
    this.#options = options;
  }

  /** What was chosen last, while the choice goes on. */
  get latest(): Look | undefined {
    return this.#latest;
  }

  change(look: Look): void {
    const first = this.#latest === undefined;
    this.#latest = look;
    this.#options.onChoosing(look);
    clearTimeout(this.#keepTimer);
    this.#keepTimer = setTimeout(() => this.#finish(), keepAfterMs);
    if (this.#sendTimer === undefined) this.#send(look, first);
    else this.#waiting = true;
  }

  /** What was chosen is kept at once. */
  close(): void {
    if (this.#latest) this.#finish();
  }

  #send(look: Look, first: boolean): void {
    this.#waiting = false;
    this.#options.send(look, { first });
    this.#sendTimer = setTimeout(() => {
      this.#sendTimer = undefined;
      if (this.#waiting && this.#latest) this.#send(this.#latest, false);
    }, sendEveryMs);
  }

  #finish(): void {
    const look = this.#latest;
    clearTimeout(this.#sendTimer);
    clearTimeout(this.#keepTimer);
    this.#sendTimer = undefined;
    this.#latest = undefined;
    if (!look) return;
    if (this.#waiting) this.#options.send(look, { first: false });
    this.#waiting = false;
    this.#options.onChoosing(null);
    this.#options.keep(look);
  }
}
