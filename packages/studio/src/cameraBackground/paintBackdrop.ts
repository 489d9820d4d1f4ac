import { drawings } from './drawings.ts';
import { toPlanes } from './frame/colours.ts';
import { type PlanarPicture, pictureBytes, pictureIn } from './frame/Plane.ts';
import type { Backdrop } from './types.ts';

/** The part of a picture that fills a frame, in the picture's pixels. */
export function coverPart(picture: { width: number; height: number }, frame: { width: number; height: number }) {
  const scale = Math.min(picture.width / frame.width, picture.height / frame.height);
  const [width, height] = [frame.width * scale, frame.height * scale];
  return { x: (picture.width - width) / 2, y: (picture.height - height) / 2, width, height };
}

/**
 * A drawing or a picture, at the size of a camera's frames and in their way to write colours.
 *
 * @param matrix as VideoColorSpace names it.
 * @throws DOMException when the picture's file cannot be read.
 */
export async function paintBackdrop(
  backdrop: Exclude<Backdrop, { kind: 'blur' }>,
  { size, matrix }: { size: { width: number; height: number }; matrix: string | null | undefined },
): Promise<PlanarPicture> {
  const context = new OffscreenCanvas(size.width, size.height).getContext('2d', { alpha: false, willReadFrequently: true });
  if (!context) throw new Error('no 2d context on an OffscreenCanvas');
  if (backdrop.kind === 'drawing') {
    drawings[backdrop.drawing](context, size);
  } else {
    const bitmap = await createImageBitmap(backdrop.picture);
    const part = coverPart(bitmap, size);
    context.drawImage(bitmap, part.x, part.y, part.width, part.height, 0, 0, size.width, size.height);
    bitmap.close();
  }
  const picture = pictureIn(new Uint8Array(pictureBytes(size.width, size.height)), size);
  toPlanes(context.getImageData(0, 0, size.width, size.height).data, picture, matrix);
  return picture;
}
