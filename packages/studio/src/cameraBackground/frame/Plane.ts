/** One channel of a picture: a byte for each place, row by row. */
export interface Plane {
  width: number;
  height: number;
  data: Uint8Array;
}

/** Brightness and two colour differences, as cameras give them (I420): the latter two at half the width and height. */
export interface PlanarPicture {
  y: Plane;
  u: Plane;
  v: Plane;
}

export const createPlane = (width: number, height: number, data: Uint8Array = new Uint8Array(width * height)): Plane => ({
  width,
  height,
  data,
});

const half = (length: number): number => Math.ceil(length / 2);

/** Bytes of a picture in one piece. */
export const pictureBytes = (width: number, height: number): number => width * height + 2 * half(width) * half(height);

/** A picture whose planes lie one after the other in `bytes`, as VideoFrame takes and gives them. */
export function pictureIn(bytes: Uint8Array, { width, height }: { width: number; height: number }): PlanarPicture {
  const luma = width * height;
  const chroma = half(width) * half(height);
  return {
    y: createPlane(width, height, bytes.subarray(0, luma)),
    u: createPlane(half(width), half(height), bytes.subarray(luma, luma + chroma)),
    v: createPlane(half(width), half(height), bytes.subarray(luma + chroma, luma + 2 * chroma)),
  };
}
