import type { PlanarPicture } from './Plane.ts';

/** How colours are meant in frames that are drawn here first; what a camera gives keeps its own. */
export const madeColourSpace: VideoColorSpaceInit = { primaries: 'bt709', transfer: 'bt709', matrix: 'bt709', fullRange: false };

const toByte = (value: number): number => Math.min(Math.max(Math.round(value), 0), 255);

/** Shares of red and blue in brightness. Cameras that do not say mean the older BT.601. */
const brightness = (matrix: string | null | undefined) =>
  matrix === 'bt709' ? { red: 0.2126, blue: 0.0722 } : { red: 0.299, blue: 0.114 };

/**
 * From red, green, blue and something (four bytes each) to brightness and colour differences, limited range.
 *
 * @param matrix as VideoColorSpace names it.
 */
export function toPlanes(pixels: Uint8ClampedArray, into: PlanarPicture, matrix: string | null | undefined = madeColourSpace.matrix): void {
  const { y, u, v } = into;
  const shares = brightness(matrix);
  const lightOf = (at: number): number =>
    shares.red * (pixels[at] ?? 0) + (1 - shares.red - shares.blue) * (pixels[at + 1] ?? 0) + shares.blue * (pixels[at + 2] ?? 0);
  for (let index = 0; index < y.data.length; index += 1) y.data[index] = toByte(16 + (219 / 255) * lightOf(4 * index));
  for (let row = 0; row < u.height; row += 1) {
    for (let column = 0; column < u.width; column += 1) {
      const at = 4 * (2 * row * y.width + 2 * column);
      const light = lightOf(at);
      u.data[row * u.width + column] = toByte(128 + ((112 / 255) * ((pixels[at + 2] ?? 0) - light)) / (1 - shares.blue));
      v.data[row * v.width + column] = toByte(128 + ((112 / 255) * ((pixels[at] ?? 0) - light)) / (1 - shares.red));
    }
  }
}

interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

/**
 * Writes the picture into a network's input: red, green and blue of each place of `area`, 0..1. The network was taught with colours that are
 * near enough whichever matrix a camera means.
 */
export function sampleColours(
  picture: PlanarPicture,
  { into, lineLength, area }: { into: Float32Array; lineLength: number; area: Area },
): void {
  const { y, u, v } = picture;
  for (let row = 0; row < area.height; row += 1) {
    const pictureRow = Math.floor(((row + 0.5) * y.height) / area.height);
    const lumaRow = pictureRow * y.width;
    const chromaRow = (pictureRow >> 1) * u.width;
    let at = 3 * ((area.y + row) * lineLength + area.x);
    for (let column = 0; column < area.width; column += 1) {
      const pictureColumn = Math.floor(((column + 0.5) * y.width) / area.width);
      const luma = 1.164 * ((y.data[lumaRow + pictureColumn] ?? 0) - 16);
      const blueness = (u.data[chromaRow + (pictureColumn >> 1)] ?? 0) - 128;
      const redness = (v.data[chromaRow + (pictureColumn >> 1)] ?? 0) - 128;
      into[at] = Math.min(Math.max((luma + 1.793 * redness) / 255, 0), 1);
      into[at + 1] = Math.min(Math.max((luma - 0.213 * blueness - 0.533 * redness) / 255, 0), 1);
      into[at + 2] = Math.min(Math.max((luma + 2.112 * blueness) / 255, 0), 1);
      at += 3;
    }
  }
}
