const cacheName = 'footlight.background';
const pictureKey = '/own-background';
/** More than a camera shows is not kept. */
const longestPx = 1280;
const quality = 0.88;

/** A browser that keeps no data for this page refuses; then there is no picture. */
async function openCache(): Promise<Cache | undefined> {
  try {
    return await caches.open(cacheName);
  } catch {
    return undefined;
  }
}

/** The picture of one's own that is kept in this browser, and nowhere else. */
export async function readOwnPicture(): Promise<Blob | undefined> {
  const cache = await openCache();
  const response = await cache?.match(pictureKey);
  return await response?.blob();
}

/**
 * Keeps a picture in this browser, in place of the last one. Where nothing can be kept it serves this visit alone.
 *
 * @returns undefined for a file that is not a picture which this browser can show.
 */
export async function keepOwnPicture(file: Blob): Promise<Blob | undefined> {
  const picture = await shrink(file);
  if (!picture) return undefined;
  const cache = await openCache();
  // A full storage costs only the convenience.
  await cache?.put(pictureKey, new Response(picture)).catch(() => undefined);
  return picture;
}

async function shrink(file: Blob): Promise<Blob | undefined> {
  const bitmap = await createImageBitmap(file).catch(() => undefined);
  if (!bitmap) return undefined;
  const scale = Math.min(1, longestPx / Math.max(bitmap.width, bitmap.height));
  const canvas = new OffscreenCanvas(Math.max(1, Math.round(bitmap.width * scale)), Math.max(1, Math.round(bitmap.height * scale)));
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return await canvas.convertToBlob({ type: 'image/jpeg', quality });
}
