import { AppError } from '@footlight/contracts';
import sharp, { type Sharp } from 'sharp';

/** A picture of more pixels is not decoded: a few kilobytes can ask for gigabytes of memory. */
const maxInputPixels = 50_000_000;
/** As large as a Program of twice the width could show. */
const bound = { width: 3840, height: 2160 } as const;
const thumbnailBound = { width: 320, height: 180 } as const;

export interface EncodedImage {
  bytes: Uint8Array;
  mimeType: 'image/png' | 'image/webp';
  width: number;
  height: number;
  thumbnail: Uint8Array;
}

/**
 * Makes a new picture of what the bytes show: upright, bounded, in sRGB, without anything else that the file held. A PNG
 * stays one, so that fine lines and letters stay sharp.
 * @throws AppError invalidInput.
 */
export async function encodeImage(bytes: Uint8Array): Promise<EncodedImage> {
  return await refusing(async () => {
    const isPng = (await open(bytes).metadata()).format === 'png';
    const bounded = open(bytes)
      .autoOrient()
      .resize({ ...bound, fit: 'inside', withoutEnlargement: true });
    const { data, info } = await (isPng ? bounded.png() : bounded.webp({ quality: 90 })).toBuffer({ resolveWithObject: true });
    return {
      bytes: data,
      mimeType: isPng ? 'image/png' : 'image/webp',
      width: info.width,
      height: info.height,
      thumbnail: await shrink(open(data)),
    };
  });
}

/** @throws AppError invalidInput. */
export async function encodeThumbnail(bytes: Uint8Array): Promise<Uint8Array> {
  return await refusing(async () => await shrink(open(bytes).autoOrient()));
}

const open = (bytes: Uint8Array): Sharp => sharp(bytes, { limitInputPixels: maxInputPixels, failOn: 'error' });

const shrink = async (image: Sharp): Promise<Uint8Array> =>
  await image
    .resize({ ...thumbnailBound, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 75 })
    .toBuffer();

async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const isTooLarge = error instanceof Error && /pixel limit/.test(error.message);
    const message = isTooLarge
      ? `The picture has too many pixels. At most ${maxInputPixels / 1_000_000} million are taken.`
      : 'The picture cannot be read. Save it anew, then try again.';
    throw new AppError('invalidInput', { message, problems: [{ path: 'file', message }], cause: error });
  }
}
