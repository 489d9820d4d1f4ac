import type { BrandImageSlot, Look } from '@footlight/contracts';

/** What of a brand the studio shows. */
export interface BrandView {
  look: Look;
  /** Addresses; null where there is no picture. */
  images: Readonly<Record<BrandImageSlot, string | null>>;
}
