import { AppError, type BrandImageSlot, maxBrandImageBytes } from '@footlight/contracts';
import type { Backend } from '../../server/backend.ts';
import { describeSlot } from './describeSlot.ts';

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

interface SlotOfUser {
  userId: string;
  slot: BrandImageSlot;
}

/** @throws AppError invalidInput when it is not a PNG, JPEG or WebP picture, payloadTooLarge. */
export async function saveBrandImage(
  { database }: Pick<Backend, 'database'>,
  { userId, slot, bytes }: SlotOfUser & { bytes: Uint8Array<ArrayBuffer> },
): Promise<void> {
  const { name, maxText } = describeSlot(slot);
  if (bytes.byteLength > maxBrandImageBytes[slot])
    throw new AppError('payloadTooLarge', { message: `The ${name.toLowerCase()} may be at most ${maxText}.` });
  const type = findImageType(bytes);
  if (!type) {
    const message = `The ${name.toLowerCase()} must be a PNG, JPEG or WebP picture.`;
    throw new AppError('invalidInput', { message, problems: [{ path: slot, message }] });
  }
  await database.brandImage.upsert({
    where: { userId_slot: { userId, slot } },
    create: { userId, slot, bytes, type },
    update: { bytes, type },
  });
}

/** @throws AppError notFound. */
async function readBrandImage(
  { database }: Pick<Backend, 'database'>,
  { userId, slot }: SlotOfUser,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; type: string; updatedAt: Date }> {
  const image = await database.brandImage.findUnique({ where: { userId_slot: { userId, slot } } });
  if (!image) throw new AppError('notFound');
  return { bytes: new Uint8Array(image.bytes), type: image.type, updatedAt: image.updatedAt };
}

/** A picture as an answer; the browser asks each time whether it changed. @throws AppError notFound. */
export async function sendBrandImage(backend: Pick<Backend, 'database'>, request: SlotOfUser): Promise<Response> {
  const { bytes, type, updatedAt } = await readBrandImage(backend, request);
  return new Response(bytes, {
    headers: { 'content-type': type, 'cache-control': 'private, no-cache', 'last-modified': updatedAt.toUTCString() },
  });
}

export async function deleteBrandImage({ database }: Pick<Backend, 'database'>, { userId, slot }: SlotOfUser): Promise<void> {
  await database.brandImage.deleteMany({ where: { userId, slot } });
}
