import { join } from 'node:path';
import type { CanarySearch } from './CanarySearch.ts';
import type { CameraPicture } from './fakeDevices.ts';
import { Rig } from './Rig.ts';
import { ShowBrowser } from './ShowBrowser.ts';

interface ShowStageOptions {
  /** Part of the folder's name: `smoke`. */
  name: string;
  /** A real window on a virtual display, so that a tab can be hidden. */
  withWindows: boolean;
  search: CanarySearch;
  /** Of everyone's camera; shapes by default. */
  cameraPicture?: CameraPicture;
}

/** Where a show is played for a measurement: a private product with its platforms, and the browser that drives it. */
export class ShowStage {
  readonly #options: ShowStageOptions;
  #rig: Rig | undefined;
  #browser: ShowBrowser | undefined;

  constructor(options: ShowStageOptions) {
    this.#options = options;
  }

  /** Where everything of this run is kept. */
  get folder(): string | undefined {
    return this.#rig?.folder;
  }

  /** @throws SetupError or Error; close() is still the caller's. */
  async openRig(): Promise<Rig> {
    this.#rig = await Rig.create({ name: this.#options.name });
    return this.#rig;
  }

  async openBrowser({ folder }: Rig): Promise<ShowBrowser> {
    const { withWindows, search, cameraPicture } = this.#options;
    this.#browser = await ShowBrowser.create({ folder, withWindows, search, ...(cameraPicture && { cameraPicture }) });
    return this.#browser;
  }

  /** Pictures of every page and the logs' place, for a run that failed. */
  async keepEvidence(): Promise<string | undefined> {
    if (!this.#rig) return undefined;
    await this.#browser?.keepEvidence(join(this.#rig.folder, 'evidence'));
    return this.#rig.folder;
  }

  /** Stops everything; nothing of this run is left. Idempotent. */
  async close(): Promise<void> {
    const browser = this.#browser;
    this.#browser = undefined;
    await browser?.close();
    await this.#rig?.close();
  }

  /** Removes what was written; after close(). */
  async removeFolder(): Promise<void> {
    await this.#rig?.removeFolder();
  }
}
