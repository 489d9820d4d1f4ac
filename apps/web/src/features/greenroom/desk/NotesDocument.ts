import { AppError, type ShowNotes, toPlainText } from '@footlight/contracts';
import { Store } from '@footlight/studio';

/** Where the notes are kept. */
export interface NotesStorage {
  read(): Promise<ShowNotes>;
  /** @throws AppError changedElsewhere when they are of another version now. */
  write(notes: ShowNotes): Promise<ShowNotes>;
}

export interface NotesState {
  /** Null until it was read. */
  text: string | null;
  /** `waiting`: the server is away, and is tried again. `conflict`: somebody else wrote, and one of the two texts must be chosen. */
  saving: 'saved' | 'saving' | 'waiting' | 'conflict' | 'refused';
  /** Why it was refused; null otherwise. */
  problem: string | null;
}

interface NotesDocumentOptions {
  storage: NotesStorage;
  onSaved: (version: number) => void;
  /** How long one pauses before it is saved. */
  delayMs?: number;
  retryMs?: number;
}

/** A show's notes: changed here at once, saved by themselves, and never written over what was not seen. */
export class NotesDocument {
  readonly state = new Store<NotesState>({ text: null, saving: 'saved', problem: null });
  readonly #options: NotesDocumentOptions;
  readonly #delayMs: number;
  readonly #retryMs: number;
  /** What the server has, as far as is known. */
  #stored: ShowNotes = { version: 0, text: '' };
  /** Texts of writes without an answer, which may have been taken all the same. */
  readonly #unanswered = new Set<string>();
  #theirs: ShowNotes | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #writing = false;
  #closed = false;

  constructor(options: NotesDocumentOptions) {
    this.#options = options;
    this.#delayMs = options.delayMs ?? 800;
    this.#retryMs = options.retryMs ?? 3000;
  }

  /** Reads the notes, for as long as it takes. */
  open(): void {
    this.#closed = false;
    void this.#load();
  }

  edit(text: string): void {
    if (this.state.getSnapshot().text === null) return;
    const conflict = this.#theirs !== undefined;
    this.state.set({ text: toPlainText(text), saving: conflict ? 'conflict' : 'saving', problem: null });
    if (!conflict) this.#saveIn(this.#delayMs);
  }

  /** Ends a conflict with one's own text. */
  keepMine(): void {
    if (!this.#theirs) return;
    this.#stored = this.#theirs;
    this.#theirs = undefined;
    void this.#save();
  }

  /** Ends a conflict with the other text. */
  takeTheirs(): void {
    if (!this.#theirs) return;
    const theirs = this.#theirs;
    this.#theirs = undefined;
    this.#adopt(theirs);
  }

  /** Somebody else saved a version. What one has not saved oneself meets it when it is. */
  async follow(version: number): Promise<void> {
    if (version <= this.#stored.version || this.#hasUnsaved) return;
    const stored = await this.#options.storage.read().catch(() => undefined);
    if (stored && !this.#closed && !this.#hasUnsaved && stored.version > this.#stored.version) this.#adopt(stored);
  }

  /** Saves what is not saved at once, as far as the server can be reached. */
  close(): void {
    clearTimeout(this.#timer);
    if (this.#hasUnsaved && !this.#theirs) void this.#save();
    this.#closed = true;
  }

  get #hasUnsaved(): boolean {
    const { text } = this.state.getSnapshot();
    return this.#writing || (text !== null && text !== this.#stored.text);
  }

  #adopt(notes: ShowNotes): void {
    this.#stored = notes;
    this.state.set({ text: notes.text, saving: 'saved', problem: null });
  }

  async #load(): Promise<void> {
    try {
      const stored = await this.#options.storage.read();
      if (!this.#closed && this.state.getSnapshot().text === null) this.#adopt(stored);
    } catch (error) {
      if (this.#closed) return;
      if (error instanceof AppError && !error.retryable) this.#refuse(error);
      else this.#timer = setTimeout(() => void this.#load(), this.#retryMs);
    }
  }

  #saveIn(delayMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#save(), delayMs);
  }

  /** One request at a time; what changes meanwhile goes with the next. */
  async #save(): Promise<void> {
    if (this.#writing) return;
    this.#writing = true;
    clearTimeout(this.#timer);
    try {
      for (let { text } = this.state.getSnapshot(); text !== null && text !== this.#stored.text; { text } = this.state.getSnapshot()) {
        this.#unanswered.add(text);
        this.#stored = await this.#options.storage.write({ version: this.#stored.version, text });
        this.#unanswered.clear();
        this.#options.onSaved(this.#stored.version);
      }
      this.state.update((state) => ({ ...state, saving: 'saved', problem: null }));
    } catch (error) {
      if (!this.#closed) await this.#meet(error);
    } finally {
      this.#writing = false;
    }
  }

  async #meet(error: unknown): Promise<void> {
    const code = error instanceof AppError ? error.code : 'internal';
    if (code === 'changedElsewhere') await this.#compare();
    else if (error instanceof AppError && !error.retryable) this.#refuse(error);
    else this.#wait();
  }

  /** Somebody else wrote, or we did and never heard of it. */
  async #compare(): Promise<void> {
    const stored = await this.#options.storage.read().catch(() => undefined);
    if (this.#closed) return;
    if (!stored) {
      this.#wait();
    } else if (this.#unanswered.has(stored.text) || stored.text === this.#stored.text) {
      this.#stored = stored;
      this.#saveIn(0);
    } else {
      this.#theirs = stored;
      this.state.update((state) => ({ ...state, saving: 'conflict' }));
    }
  }

  #wait(): void {
    this.state.update((state) => ({ ...state, saving: 'waiting' }));
    this.#saveIn(this.#retryMs);
  }

  #refuse(error: AppError): void {
    this.state.update((state) => ({ ...state, saving: 'refused', problem: error.problems[0]?.message ?? error.message }));
  }
}
