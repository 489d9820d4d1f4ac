import { AppError, type BrandImageSlot, maxBrandImageBytes } from '@footlight/contracts';
import type { Backend } from '../../server/backend.ts';
import { encodePicture, findMimeType, headBytes } from '../media/server.ts';
import { describeSlot } from './describeSlot.ts';

/** Pixels on each side: as large as a Program of twice its width could show. */
const bound = { width: 4096, height: 4096 } as const;

interface SlotOfUser {
  userId: string;
  slot: BrandImageSlot;
}

/**
 * Keeps a picture that is made anew of what the bytes show: nothing else of the sent file stays, see ADR 51.
 * @throws AppError invalidInput when it is not a PNG, JPEG or WebP picture, cannot be read or moves; payloadTooLarge.
 */
export async function saveBrandImage(
  { database }: Pick<Backend, 'database'>,
  { userId, slot, bytes }: SlotOfUser & { bytes: Uint8Array<ArrayBuffer> },
): Promise<void> {
  const { name, maxText } = describeSlot(slot);
  if (bytes.byteLength > maxBrandImageBytes[slot])
    throw new AppError('payloadTooLarge', { message: `The ${name.toLowerCase()} may be at most ${maxText}.` });
  if (!findMimeType(bytes.subarray(0, headBytes), 'image')) {
    const message = `The ${name.toLowerCase()} must be a PNG, JPEG or WebP picture.`;
    throw new AppError('invalidInput', { message, problems: [{ path: slot, message }] });
  }
  const picture = await encodePicture(bytes, bound);
  const stored = { bytes: picture.bytes, type: picture.mimeType };
  await database.brandImage.upsert({
    where: { userId_slot: { userId, slot } },
    create: { userId, slot, ...stored },
    update: stored,
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
