import { type brandImageSlot, defaultLook, type Look, look } from '@footlight/contracts';
import type { Backend } from '../../server/backend.ts';
import { brandImageUrl } from './describeSlot.ts';
import type { BrandView } from './views.ts';

/** The Look of an account, with defaults for what it does not name, and where its pictures are. */
export async function readBrand({ database }: Pick<Backend, 'database'>, userId: string): Promise<BrandView> {
  const [brand, images] = await Promise.all([
    database.brand.findUnique({ where: { userId } }),
    database.brandImage.findMany({ where: { userId }, select: { slot: true, updatedAt: true } }),
  ]);
  const urlOf = (slot: (typeof brandImageSlot.options)[number]): string | null => {
    const image = images.find((candidate) => candidate.slot === slot);
    return image ? brandImageUrl(slot, image.updatedAt.getTime()) : null;
  };
  // What an older version wrote and this one does not understand is not worth a studio that does not open.
  const stored = look.partial().safeParse(brand?.look).data ?? {};
  const named = Object.fromEntries(Object.entries(stored).filter(([, value]) => value !== undefined));
  return {
    look: look.parse({ ...defaultLook, ...named }),
    images: { logo: urlOf('logo'), overlay: urlOf('overlay'), background: urlOf('background') },
  };
}

export async function saveLook({ database }: Pick<Backend, 'database'>, { userId, ...chosen }: Look & { userId: string }): Promise<void> {
  await database.brand.upsert({ where: { userId }, create: { userId, look: chosen }, update: { look: chosen } });
}
