import { applySceneChange, defaultScene, type Scene, type SceneChange } from '@footlight/contracts';

/** A change of one's own that the Room has not taken yet. */
export interface PendingChange {
  readonly change: SceneChange;
}

/**
 * The Scene as one sees it: the Room's, with one's own changes that it has not taken yet on top. So the echo of an older change
 * of one's own does not undo a newer one, and what was changed while the server was away is kept.
 */
export class SceneCopy {
  #confirmed: Scene = defaultScene;
  readonly #pending = new Set<PendingChange>();
  #scene: Scene = defaultScene;

  get scene(): Scene {
    return this.#scene;
  }

  /** Oldest first. */
  get pending(): readonly PendingChange[] {
    return [...this.#pending];
  }

  /** What the Room has now. */
  confirm(scene: Scene): void {
    this.#confirmed = scene;
    this.#compose();
  }

  add(change: SceneChange): PendingChange {
    const pending = { change };
    this.#pending.add(pending);
    this.#compose();
    return pending;
  }

  /** The Room has taken it, and has told of it before, or it never will. */
  settle(pending: PendingChange): void {
    if (this.#pending.delete(pending)) this.#compose();
  }

  #compose(): void {
    this.#scene = this.pending.reduce((scene, { change }) => applySceneChange(scene, change), this.#confirmed);
  }
}
