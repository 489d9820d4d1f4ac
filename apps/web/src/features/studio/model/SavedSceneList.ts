import { AppError, type Arrangement, maxSavedScenes, type SavedScene, type SavedScenes, type Scene } from '@footlight/contracts';
import { Store } from '@footlight/studio';

/** Where the list is kept. */
export interface SceneStorage {
  read(): Promise<SavedScenes>;
  /** @throws AppError changedElsewhere when the list is of another version now. */
  write(list: SavedScenes): Promise<SavedScenes>;
}

export interface SceneListState {
  /** Null until it was read. */
  scenes: readonly SavedScene[] | null;
  /** `waiting`: the server could not be reached, and is tried again. */
  saving: 'saved' | 'saving' | 'waiting';
}

interface SavedSceneListOptions {
  storage: SceneStorage;
  /** A sentence for the person. */
  onProblem: (message: string) => void;
  retryMs?: number;
}

const defaultRetryMs = 3000;

export const arrangementOf = ({ layout, spotlight, inset, fits, showNameTags }: Scene): Arrangement => ({
  layout,
  spotlight,
  inset,
  fits,
  showNameTags,
});

/** The scene that the picture is arranged by now, if any. */
export const findCurrent = (scenes: readonly SavedScene[], scene: Scene): SavedScene | undefined => {
  const now = JSON.stringify(arrangementOf(scene));
  return scenes.find(({ arrangement }) => JSON.stringify(arrangementOf({ ...scene, ...arrangement })) === now);
};

/** A show's saved scenes: changed here at once, and saved by itself. */
export class SavedSceneList {
  readonly state = new Store<SceneListState>({ scenes: null, saving: 'saved' });
  readonly #options: SavedSceneListOptions;
  #version = 0;
  /** The list of the last write: its answer may have been lost on the way. */
  #lastSent: string | undefined;
  /** A write that ended without an answer. */
  #ownWrite: string | undefined;
  #saving = false;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  constructor(options: SavedSceneListOptions) {
    this.#options = options;
  }

  /** Reads the list, for as long as it takes. */
  open(): void {
    this.#closed = false;
    void this.#load();
  }

  async #load(): Promise<void> {
    try {
      const { version, scenes } = await this.#options.storage.read();
      if (this.#closed) return;
      this.#version = version;
      this.state.set({ scenes, saving: 'saved' });
    } catch {
      if (!this.#closed) this.#retryTimer = setTimeout(() => void this.#load(), this.#options.retryMs ?? defaultRetryMs);
    }
  }

  add(name: string, arrangement: Arrangement): void {
    this.#change((scenes) => [...scenes, { id: crypto.randomUUID(), name, arrangement }]);
  }

  rename(id: string, name: string): void {
    this.#change((scenes) => scenes.map((scene) => (scene.id === id ? { ...scene, name } : scene)));
  }

  replace(id: string, arrangement: Arrangement): void {
    this.#change((scenes) => scenes.map((scene) => (scene.id === id ? { ...scene, arrangement } : scene)));
  }

  duplicate(id: string): void {
    this.#change((scenes) =>
      scenes.flatMap((scene) =>
        scene.id === id ? [scene, { ...scene, id: crypto.randomUUID(), name: `${scene.name.slice(0, 34)} copy` }] : [scene],
      ),
    );
  }

  /** @param by -1 towards the front, 1 towards the end. */
  move(id: string, by: -1 | 1): void {
    this.#change((scenes) => {
      const from = scenes.findIndex((scene) => scene.id === id);
      const to = from + by;
      const scene = scenes[from];
      if (!scene || to < 0 || to >= scenes.length) return scenes;
      const others = scenes.filter((other) => other !== scene);
      return [...others.slice(0, to), scene, ...others.slice(to)];
    });
  }

  remove(id: string): void {
    this.#change((scenes) => scenes.filter((scene) => scene.id !== id));
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#retryTimer);
  }

  #change(change: (scenes: readonly SavedScene[]) => readonly SavedScene[]): void {
    const { scenes } = this.state.getSnapshot();
    if (!scenes) return;
    const next = change(scenes);
    if (next === scenes) return;
    if (next.length > maxSavedScenes) {
      this.#options.onProblem(`A show holds ${maxSavedScenes} scenes. Delete one first.`);
      return;
    }
    this.state.set({ scenes: next, saving: 'saving' });
    void this.#save();
  }

  /** One request at a time; what changes meanwhile goes with the next. */
  async #save(): Promise<void> {
    if (this.#saving) return;
    this.#saving = true;
    clearTimeout(this.#retryTimer);
    try {
      for (let { scenes } = this.state.getSnapshot(); scenes; ) {
        this.#lastSent = JSON.stringify(scenes);
        const { version } = await this.#options.storage.write({ version: this.#version, scenes: [...scenes] });
        this.#version = version;
        const now = this.state.getSnapshot().scenes;
        if (now === scenes) {
          this.state.set({ scenes, saving: 'saved' });
          break;
        }
        scenes = now;
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
    } else if (JSON.stringify(stored.scenes) === this.#ownWrite) {
      this.#version = stored.version;
      void this.#save();
    } else {
      this.#options.onProblem('The scenes were changed in another place. What is there now was loaded.');
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
