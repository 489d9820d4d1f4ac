import type { BrandImageSlot } from '@footlight/contracts';
import type { BrandImage, BrandPictures } from './types.ts';

/** Pictures of the brand that a compositor draws. Owns their bitmaps. */
export class BrandImages {
  readonly #images = new Map<BrandImageSlot, BrandImage>();
  #pictures: BrandPictures = {};

  get pictures(): BrandPictures {
    return this.#pictures;
  }

  set(slot: BrandImageSlot, image: BrandImage | null): void {
    this.#images.get(slot)?.bitmap.close();
    this.#images.delete(slot);
    if (image) this.#images.set(slot, image);
    this.#pictures = Object.fromEntries(
      [...this.#images].map(([id, { bitmap, parts }]) => [id, { image: bitmap, width: bitmap.width, height: bitmap.height, parts }]),
    );
  }

  close(): void {
    for (const slot of [...this.#images.keys()]) this.set(slot, null);
  }
}
