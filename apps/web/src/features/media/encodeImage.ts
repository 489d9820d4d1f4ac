import { AppError } from '@footlight/contracts';
import sharp, { type Sharp } from 'sharp';
import { isAnimatedPng } from './isAnimatedPng.ts';

/** A picture of more pixels is not decoded: a few kilobytes can ask for gigabytes of memory. */
const maxInputPixels = 50_000_000;
/** As large as a Program of twice the width could show. */
const bound = { width: 3840, height: 2160 } as const;
const thumbnailBound = { width: 320, height: 180 } as const;
const movingMessage = 'This picture moves, and only still ones are taken. Save one frame of it, or bring it as a video.';

/** In pixels. */
interface Bound {
  width: number;
  height: number;
}

export interface EncodedPicture {
  bytes: Uint8Array<ArrayBuffer>;
  mimeType: 'image/png' | 'image/webp';
  width: number;
  height: number;
}

export interface EncodedImage extends EncodedPicture {
  thumbnail: Uint8Array;
}

/**
 * Makes a new picture of what the bytes show: upright, bounded, in sRGB, without anything else that the file held. A PNG
 * stays one, so that fine lines and letters stay sharp; transparency is kept either way.
 * @throws AppError invalidInput, for a picture that moves too.
 */
export async function encodePicture(bytes: Uint8Array, limit: Bound): Promise<EncodedPicture> {
  return await refusing(async () => {
    const { format, pages = 1 } = await open(bytes).metadata();
    if (pages > 1 || isAnimatedPng(bytes)) throw refusal(movingMessage);
    const isPng = format === 'png';
    const bounded = open(bytes)
      .autoOrient()
      .resize({ ...limit, fit: 'inside', withoutEnlargement: true });
    const { data, info } = await (isPng ? bounded.png() : bounded.webp({ quality: 90 })).toBuffer({ resolveWithObject: true });
    return { bytes: new Uint8Array(data), mimeType: isPng ? 'image/png' : 'image/webp', width: info.width, height: info.height };
  });
}

/** As `encodePicture`, with a small picture of it. @throws AppError invalidInput. */
export async function encodeImage(bytes: Uint8Array): Promise<EncodedImage> {
  const picture = await encodePicture(bytes, bound);
  return { ...picture, thumbnail: await encodeThumbnail(picture.bytes) };
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

const refusal = (message: string, cause?: unknown): AppError =>
  new AppError('invalidInput', { message, problems: [{ path: 'file', message }], ...(cause === undefined ? {} : { cause }) });

async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError) throw error;
    const isTooLarge = error instanceof Error && /pixel limit/.test(error.message);
    const message = isTooLarge
      ? `The picture has too many pixels. At most ${maxInputPixels / 1_000_000} million are taken.`
      : 'The picture cannot be read. Save it anew, then try again.';
    throw refusal(message, error);
  }
}
