import type { Arrangement, SceneChange, Transition } from '@footlight/contracts';
import type { RoomClient } from '../room/RoomClient.ts';
import { SceneEdits } from '../scene/SceneEdits.ts';

/** One person's hand on the Scene: changes, switches to saved arrangements, and the way back. */
export class SceneControl {
  readonly #room: Pick<RoomClient, 'state' | 'updateScene'>;
  readonly #edits = new SceneEdits();

  constructor(room: Pick<RoomClient, 'state' | 'updateScene'>) {
    this.#room = room;
  }

  /** Can be taken back by `undo`. @throws AppError the server's refusal, as everything here. */
  async update(change: SceneChange): Promise<void> {
    this.#edits.record(this.#room.state.getSnapshot().scene, change);
    await this.#room.updateScene(change);
  }

  async switchTo(arrangement: Arrangement, transition: Transition): Promise<void> {
    const { serial } = this.#room.state.getSnapshot().scene.cue;
    await this.update({ ...arrangement, cue: { serial: serial + 1, transition } });
  }

  /** False when there is nothing to take back. */
  async undo(): Promise<boolean> {
    return await this.#make(this.#edits.undo(this.#room.state.getSnapshot().scene));
  }

  async redo(): Promise<boolean> {
    return await this.#make(this.#edits.redo(this.#room.state.getSnapshot().scene));
  }

  async #make(change: SceneChange | undefined): Promise<boolean> {
    if (change) await this.#room.updateScene(change);
    return change !== undefined;
  }
}
