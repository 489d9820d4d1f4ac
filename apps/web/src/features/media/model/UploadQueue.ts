import { AppError, type AssetKind } from '@footlight/contracts';
import { Store } from '@footlight/studio';
import { messageOf } from '../../../ui/apiClient.ts';
import { formatBytes } from '../../../ui/format.ts';
import type { MediaAssetView } from '../views.ts';
import type { ProbedFile } from './probeFile.ts';

export interface UploadItem {
  id: number;
  name: string;
  bytes: number;
  sentBytes: number;
  state: 'waiting' | 'sending' | 'failed';
  /** Why it failed, in a sentence. */
  problem: string | null;
}

interface UploadQueueOptions {
  probe: (file: File, signal: AbortSignal) => Promise<ProbedFile>;
  send: (
    file: File,
    probed: ProbedFile,
    options: { signal: AbortSignal; onProgress: (sentBytes: number) => void },
  ) => Promise<MediaAssetView>;
  /** The largest file that is taken; undefined while it is not known. */
  findMaxBytes: (kind: AssetKind) => number | undefined;
  onStored: (asset: MediaAssetView) => void;
}

/** Files on their way into the library, one after the other. What is done leaves the list; what failed stays until it is dismissed. */
export class UploadQueue {
  readonly items = new Store<readonly UploadItem[]>([]);

  readonly #options: UploadQueueOptions;
  readonly #files = new Map<number, { file: File; abort: AbortController }>();
  #lastId = 0;
  #working = false;

  constructor(options: UploadQueueOptions) {
    this.#options = options;
  }

  add(files: Iterable<File>): void {
    for (const file of files) {
      this.#lastId += 1;
      const { name, size: bytes } = file;
      this.#files.set(this.#lastId, { file, abort: new AbortController() });
      const item: UploadItem = { id: this.#lastId, name, bytes, sentBytes: 0, state: 'waiting', problem: null };
      this.items.update((items) => [...items, item]);
    }
    if (!this.#working) void this.#work();
  }

  /** Cancels an upload, or takes a failed one off the list. */
  remove(id: number): void {
    this.items.update((items) => items.filter((item) => item.id !== id));
    const upload = this.#files.get(id);
    this.#files.delete(id);
    upload?.abort.abort();
  }

  removeAll(): void {
    for (const { id } of this.items.getSnapshot()) this.remove(id);
  }

  async #work(): Promise<void> {
    this.#working = true;
    for (let next = this.#findWaiting(); next; next = this.#findWaiting()) await this.#upload(next);
    this.#working = false;
  }

  #findWaiting(): UploadItem | undefined {
    return this.items.getSnapshot().find(({ state }) => state === 'waiting');
  }

  async #upload({ id }: UploadItem): Promise<void> {
    const upload = this.#files.get(id);
    if (!upload) return;
    const { file, abort } = upload;
    this.#change(id, { state: 'sending' });
    try {
      const probed = await this.#options.probe(file, abort.signal);
      this.#assertFits(file, probed.kind);
      const onProgress = (sentBytes: number) => this.#change(id, { sentBytes });
      const asset = await this.#options.send(file, probed, { signal: abort.signal, onProgress });
      this.remove(id);
      this.#options.onStored(asset);
    } catch (error) {
      if (!abort.signal.aborted) this.#change(id, { state: 'failed', problem: messageOf(error) });
    }
  }

  /** A refusal after minutes of sending is a late one. */
  #assertFits(file: File, kind: AssetKind): void {
    const maxBytes = this.#options.findMaxBytes(kind);
    if (maxBytes === undefined || file.size <= maxBytes) return;
    throw new AppError('payloadTooLarge', { message: `The file is larger than ${formatBytes(maxBytes)}. Choose a smaller one.` });
  }

  #change(id: number, change: Partial<UploadItem>): void {
    this.items.update((items) => items.map((item) => (item.id === id ? { ...item, ...change } : item)));
  }
}
