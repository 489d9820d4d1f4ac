import type { BrandImageSlot } from '@footlight/contracts';
import { isTall } from '../layout/geometry.ts';
import type { Size } from '../layout/types.ts';
import { findPaintedParts } from './paintedParts.ts';
import type { BrandImage } from './types.ts';

/** A logo is drawn no larger than this share of the frame. */
export const logoShareOf = (size: Size): Size => (isTall(size) ? { width: 0.22, height: 0.08 } : { width: 0.14, height: 0.12 });

/**
 * Loads a picture in the size that it is drawn in, so that no frame has to scale it. Null when it cannot be loaded, since a show is
 * not stopped by a picture, and for an overlay that was made for a wide frame where the frame is tall.
 */
export async function loadBrandImage(slot: BrandImageSlot, { url, size }: { url: string; size: Size }): Promise<BrandImage | null> {
  const image = new Image();
  // Without CORS the picture would taint the canvas, and no frame could be made of it any more.
  image.crossOrigin = 'anonymous';
  image.src = url;
  try {
    await image.decode();
    const natural = { width: image.naturalWidth, height: image.naturalHeight };
    if (slot === 'overlay' && !isOverlayFor(size, natural)) return null;
    const { width, height } = drawnSize(slot, { image: natural, frame: size });
    const bitmap = await createImageBitmap(image, { resizeWidth: width, resizeHeight: height, resizeQuality: 'high' });
    return { bitmap, parts: slot === 'overlay' ? findPaintedParts(readPixels(bitmap)) : [] };
  } catch {
    return null;
  }
}

/** An overlay covers the whole frame; stretched over a tall one, what was made for a wide one would be out of shape. */
const isOverlayFor = (frame: Size, image: Size): boolean => isTall(image) || !isTall(frame);

/** In whole pixels, each at least one. */
function drawnSize(slot: BrandImageSlot, { image, frame }: { image: Size; frame: Size }): Size {
  if (slot === 'overlay') return frame;
  const scales = { width: frame.width / image.width, height: frame.height / image.height };
  const share = logoShareOf(frame);
  const scale =
    slot === 'background' ? Math.max(scales.width, scales.height) : Math.min(scales.width * share.width, scales.height * share.height);
  return { width: Math.max(1, Math.round(image.width * scale)), height: Math.max(1, Math.round(image.height * scale)) };
}

function readPixels(bitmap: ImageBitmap): ImageData {
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no 2d context on an OffscreenCanvas');
  context.drawImage(bitmap, 0, 0);
  return context.getImageData(0, 0, bitmap.width, bitmap.height);
}
