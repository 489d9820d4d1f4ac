import { AppError } from '@footlight/contracts';
import { Store } from '@footlight/studio';

export interface VersionedList<Item> {
  /** Rises with every change. */
  version: number;
  items: readonly Item[];
}

/** Where a list is kept. */
export interface ListStorage<Item> {
  read(): Promise<VersionedList<Item>>;
  /** @throws AppError changedElsewhere when the list is of another version now. */
  write(list: VersionedList<Item>): Promise<VersionedList<Item>>;
}

export interface SavedListState<Item> {
  /** Null until it was read. */
  items: readonly Item[] | null;
  /** `waiting`: the server could not be reached, and is tried again. */
  saving: 'saved' | 'saving' | 'waiting';
}

export interface SavedListOptions<Item> {
  storage: ListStorage<Item>;
  /** A sentence for the person. */
  onProblem: (message: string) => void;
  retryMs?: number;
}

interface ListKind {
  /** What the list holds, in the plural. */
  name: string;
  maxItems: number;
}

const defaultRetryMs = 3000;

/** A list that belongs to a show: changed here at once, and saved by itself. */
export class SavedList<Item extends { id: string }> {
  readonly state = new Store<SavedListState<Item>>({ items: null, saving: 'saved' });
  readonly #options: SavedListOptions<Item>;
  readonly #kind: ListKind;
  #version = 0;
  /** The list of the last write: its answer may have been lost on the way. */
  #lastSent: string | undefined;
  /** A write that ended without an answer. */
  #ownWrite: string | undefined;
  #saving = false;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  constructor(options: SavedListOptions<Item>, kind: ListKind) {
    this.#options = options;
    this.#kind = kind;
  }

  /** Reads the list, for as long as it takes. */
  open(): void {
    this.#closed = false;
    void this.#load();
  }

  async #load(): Promise<void> {
    try {
      const { version, items } = await this.#options.storage.read();
      // What was changed while it was read meets the version when it is saved.
      if (this.#closed || this.#saving) return;
      this.#version = version;
      this.state.set({ items, saving: 'saved' });
    } catch {
      if (!this.#closed) this.#retryTimer = setTimeout(() => void this.#load(), this.#options.retryMs ?? defaultRetryMs);
    }
  }

  /** Reads what somebody else saved; who is saving meets it with their own version. */
  follow(version: number): void {
    if (version > this.#version && this.state.getSnapshot().saving === 'saved') void this.#load();
  }

  add(item: Item): void {
    this.change((items) => [...items, item]);
  }

  update(id: string, changed: (item: Item) => Item): void {
    this.change((items) => items.map((item) => (item.id === id ? changed(item) : item)));
  }

  /** @param by -1 towards the front, 1 towards the end. */
  move(id: string, by: -1 | 1): void {
    this.change((items) => {
      const from = items.findIndex((item) => item.id === id);
      const to = from + by;
      const item = items[from];
      if (!item || to < 0 || to >= items.length) return items;
      const others = items.filter((other) => other !== item);
      return [...others.slice(0, to), item, ...others.slice(to)];
    });
  }

  /** @returns the place that it had, for `putBack`; 0 when it was not there. */
  remove(id: string): number {
    const index = this.state.getSnapshot().items?.findIndex((item) => item.id === id) ?? -1;
    this.change((items) => (index < 0 ? items : items.filter((item) => item.id !== id)));
    return Math.max(0, index);
  }

  /** Puts back what was removed, at the place it had. */
  putBack(item: Item, index: number): void {
    this.change((items) => (items.some(({ id }) => id === item.id) ? items : [...items.slice(0, index), item, ...items.slice(index)]));
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#retryTimer);
  }

  /** What is not another list afterwards was not changed. */
  protected change(change: (items: readonly Item[]) => readonly Item[]): void {
    const { items } = this.state.getSnapshot();
    if (!items) return;
    const next = change(items);
    if (next === items) return;
    const { name, maxItems } = this.#kind;
    if (next.length > maxItems) {
      this.#options.onProblem(`A show holds ${maxItems} ${name}. Delete one first.`);
      return;
    }
    this.state.set({ items: next, saving: 'saving' });
    void this.#save();
  }

  /** One request at a time; what changes meanwhile goes with the next. */
  async #save(): Promise<void> {
    if (this.#saving) return;
    this.#saving = true;
    clearTimeout(this.#retryTimer);
    try {
      for (let { items } = this.state.getSnapshot(); items; ) {
        this.#lastSent = JSON.stringify(items);
        const { version } = await this.#options.storage.write({ version: this.#version, items: [...items] });
        this.#version = version;
        const now = this.state.getSnapshot().items;
        if (now === items) {
          this.state.set({ items, saving: 'saved' });
          break;
        }
        items = now;
      }
    } catch (error) {
      if (!this.#closed) this.#meet(error);
    } finally {
      this.#saving = false;
    }
  }

  /** Somebody else wrote, or we did and never heard of it. */
  async #compare(): Promise<void> {
    const stored = await this.#options.storage.read().catch(() => undefined);
    if (this.#closed) return;
    if (!stored) {
      this.#saveLater();
    } else if (JSON.stringify(stored.items) === this.#ownWrite) {
      this.#version = stored.version;
      void this.#save();
    } else {
      this.#options.onProblem(`The ${this.#kind.name} were changed in another place. What is there now was loaded.`);
      void this.#load();
    }
  }

  #saveLater(): void {
    this.state.update((state) => ({ ...state, saving: 'waiting' }));
    this.#retryTimer = setTimeout(() => void this.#save(), this.#options.retryMs ?? defaultRetryMs);
  }

  #meet(error: unknown): void {
    const code = error instanceof AppError ? error.code : 'internal';
    if (code === 'changedElsewhere') {
      void this.#compare();
      return;
    }
    if (error instanceof AppError && !error.retryable && code !== 'internal') {
      this.#options.onProblem(error.message);
      void this.#load();
      return;
    }
    // The write may have been taken all the same.
    this.#ownWrite = this.#lastSent;
    this.#saveLater();
  }
}
