import { type BrandImageSlot, maxBrandImageBytes } from '@footlight/contracts';

const slots: Readonly<Record<BrandImageSlot, { name: string; hint: string }>> = {
  logo: { name: 'Logo', hint: 'Stands in a corner of the picture. A transparent PNG looks best.' },
  overlay: { name: 'Overlay', hint: 'Lies over the whole picture: a PNG with transparent parts, 1920 × 1080.' },
  background: { name: 'Background', hint: 'Shows where no person is. 1920 × 1080 fits.' },
};

/** A picture of the brand in words. */
export const describeSlot = (slot: BrandImageSlot) => ({ ...slots[slot], maxText: `${maxBrandImageBytes[slot] / 1024 ** 2} MB` });

/** An address that changes with the picture, so that neither browser nor compositor shows the one before. @param version ms since epoch. */
export const brandImageUrl = (slot: BrandImageSlot, version: number): string => `/api/brand/images/${slot}?v=${version}`;
