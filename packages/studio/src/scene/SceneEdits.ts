import { invertSceneChange, type Scene, type SceneChange } from '@footlight/contracts';

const maxSteps = 50;

/** One person's changes of a Scene, to be taken back and made again. Each knows its own fields alone. */
export class SceneEdits {
  /** Changes that take the made ones back, the newest last. */
  readonly #undo: SceneChange[] = [];
  readonly #redo: SceneChange[] = [];

  /** @param scene as it is before the change. */
  record(scene: Scene, change: SceneChange): void {
    this.#undo.push(invertSceneChange(scene, change));
    if (this.#undo.length > maxSteps) this.#undo.shift();
    this.#redo.length = 0;
  }

  /** @param scene as it is now. @returns the change to make; undefined when there is nothing to take back. */
  undo(scene: Scene): SceneChange | undefined {
    const change = this.#undo.pop();
    if (change) this.#redo.push(invertSceneChange(scene, change));
    return change;
  }

  redo(scene: Scene): SceneChange | undefined {
    const change = this.#redo.pop();
    if (change) this.#undo.push(invertSceneChange(scene, change));
    return change;
  }
}
