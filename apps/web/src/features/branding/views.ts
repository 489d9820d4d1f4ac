import { look } from '@footlight/contracts';
import { z } from 'zod';

const pictureUrl = z.string().nullable();

/** What of a brand the studio shows: its Look, and the addresses of its pictures; null where there is none. */
export const brandView = z.object({
  look,
  images: z.object({ logo: pictureUrl, overlay: pictureUrl, background: pictureUrl }),
});
export type BrandView = z.infer<typeof brandView>;
