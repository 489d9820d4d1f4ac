import type { PlanarPicture } from './Plane.ts';

/** How colours are meant that this code makes itself; what a camera gives keeps its own. BT.709, limited range. */
export const madeColourSpace: VideoColorSpaceInit = { primaries: 'bt709', transfer: 'bt709', matrix: 'bt709', fullRange: false };

const toByte = (value: number): number => Math.min(Math.max(Math.round(value), 0), 255);

/** From red, green, blue and something (four bytes each) to brightness and colour differences. */
export function toPlanes(pixels: Uint8ClampedArray, into: PlanarPicture): void {
  const { y, u, v } = into;
  for (let index = 0; index < y.data.length; index += 1) {
    const [red, green, blue] = [pixels[4 * index] ?? 0, pixels[4 * index + 1] ?? 0, pixels[4 * index + 2] ?? 0];
    y.data[index] = toByte(16 + 0.1826 * red + 0.6142 * green + 0.062 * blue);
  }
  for (let row = 0; row < u.height; row += 1) {
    for (let column = 0; column < u.width; column += 1) {
      const at = 4 * (2 * row * y.width + 2 * column);
      const [red, green, blue] = [pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0];
      u.data[row * u.width + column] = toByte(128 - 0.1006 * red - 0.3386 * green + 0.4392 * blue);
      v.data[row * v.width + column] = toByte(128 + 0.4392 * red - 0.3989 * green - 0.0403 * blue);
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
