import { type BrandImageSlot, brandImageSlot } from '@footlight/contracts';
import type { Size } from '../layout/types.ts';
import { loadBrandImage } from './loadBrandImage.ts';
import type { BrandImage } from './types.ts';

export type BrandUrls = Readonly<Record<BrandImageSlot, string | null>>;

interface BrandLoaderOptions {
  /** Of the Program. */
  size: Size;
  /** Takes the bitmap over. Null: nothing is to be drawn. */
  onLoaded: (slot: BrandImageSlot, image: BrandImage | null) => void;
  /** The picture cannot be loaded: the Program goes on without it. */
  onFailed?: (slot: BrandImageSlot) => void;
}

/** Loads one Program's pictures of the brand, in the sizes that its frame needs. What is asked for last counts. */
export class BrandLoader {
  readonly #options: BrandLoaderOptions;
  readonly #urls = new Map<BrandImageSlot, string>();
  #closed = false;

  constructor(options: BrandLoaderOptions) {
    this.#options = options;
  }

  /** A picture that cannot be loaded leaves the Program without it: a show is not stopped by one. */
  setUrls(urls: BrandUrls): void {
    for (const slot of brandImageSlot.options) void this.#load(slot, urls[slot]);
  }

  close(): void {
    this.#closed = true;
  }

  async #load(slot: BrandImageSlot, url: string | null): Promise<void> {
    if (url === (this.#urls.get(slot) ?? null)) return;
    if (url === null) this.#urls.delete(slot);
    else this.#urls.set(slot, url);
    const image = url === null ? null : await loadBrandImage(slot, { url, size: this.#options.size });
    if (this.#closed || (this.#urls.get(slot) ?? null) !== url) {
      image?.bitmap.close();
      return;
    }
    this.#options.onLoaded(slot, image);
    if (url !== null && !image) this.#options.onFailed?.(slot);
  }
}
