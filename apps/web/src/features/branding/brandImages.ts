import { AppError } from '@footlight/contracts';
import type { Backend } from '../../server/backend.ts';

export const maxLogoBytes = 1024 * 1024;

const signatures = [
  { type: 'image/png', matches: (bytes: Uint8Array) => startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) },
  { type: 'image/jpeg', matches: (bytes: Uint8Array) => startsWith(bytes, [0xff, 0xd8, 0xff]) },
  {
    type: 'image/webp',
    matches: (bytes: Uint8Array) => startsWith(bytes, [0x52, 0x49, 0x46, 0x46]) && startsWith(bytes.subarray(8), [0x57, 0x45, 0x42, 0x50]),
  },
] as const;

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean => start.every((byte, index) => bytes[index] === byte);

/** What the bytes are, by their signature; the sender's word is not asked. */
export const findImageType = (bytes: Uint8Array): string | undefined => signatures.find(({ matches }) => matches(bytes))?.type;

/** @throws AppError invalidInput when it is not a PNG, JPEG or WebP picture, payloadTooLarge. */
export async function saveLogo(
  { database }: Pick<Backend, 'database'>,
  { userId, bytes }: { userId: string; bytes: Uint8Array<ArrayBuffer> },
): Promise<void> {
  if (bytes.byteLength > maxLogoBytes) throw new AppError('payloadTooLarge', { message: 'The logo may be at most 1 MB.' });
  const logoType = findImageType(bytes);
  if (!logoType) {
    const message = 'The logo must be a PNG, JPEG or WebP picture.';
    throw new AppError('invalidInput', { message, problems: [{ path: 'logo', message }] });
  }
  await database.brand.upsert({ where: { userId }, create: { userId, logo: bytes, logoType }, update: { logo: bytes, logoType } });
}

/** @throws AppError notFound. */
export async function readLogo(
  { database }: Pick<Backend, 'database'>,
  userId: string,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; type: string; updatedAt: Date }> {
  const brand = await database.brand.findUnique({ where: { userId } });
  if (!brand) throw new AppError('notFound');
  return { bytes: new Uint8Array(brand.logo), type: brand.logoType, updatedAt: brand.updatedAt };
}

export async function deleteLogo({ database }: Pick<Backend, 'database'>, userId: string): Promise<void> {
  await database.brand.deleteMany({ where: { userId } });
}

/** When the logo was last changed, ms since epoch, or undefined when there is none. */
export async function findLogoVersion({ database }: Pick<Backend, 'database'>, userId: string): Promise<number | undefined> {
  const brand = await database.brand.findUnique({ where: { userId }, select: { updatedAt: true } });
  return brand?.updatedAt.getTime();
}
