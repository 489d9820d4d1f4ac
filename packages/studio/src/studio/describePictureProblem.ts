import type { BrandImageSlot } from '@footlight/contracts';

const sentences: Readonly<Record<BrandImageSlot, string>> = {
  logo: 'The logo cannot be loaded, so the picture has none. Upload it again under Brand.',
  overlay: 'The overlay cannot be loaded, so the picture has none. Upload it again under Brand.',
  background: 'The background cannot be shown, so its colour stands there. Check that it is still in the library, or choose another one.',
};

/** What to say when a picture of the Program is not there, or a background cannot be played. */
export const describePictureProblem = (slot: BrandImageSlot): string => sentences[slot];
