import sharp from 'sharp';
import { expect, test } from 'vitest';
import { encodeImage, encodePicture, encodeThumbnail } from './encodeImage.ts';

const picture = (width: number, height: number) => sharp({ create: { width, height, channels: 4, background: '#f00' } });

test('a PNG stays a PNG with its transparency, anything else becomes a WebP', async () => {
  const transparent = sharp({ create: { width: 40, height: 20, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } });
  const png = await encodeImage(await transparent.png().toBuffer());
  expect(png).toMatchObject({ mimeType: 'image/png', width: 40, height: 20 });
  expect(await sharp(png.bytes).metadata()).toMatchObject({ format: 'png', hasAlpha: true });
  expect(await encodeImage(await picture(40, 20).jpeg().toBuffer())).toMatchObject({ mimeType: 'image/webp' });
});

test('what a camera wrote into the file is gone, and the picture stands upright', async () => {
  const photo = await picture(40, 20)
    .withExif({ IFD0: { Copyright: 'somebody' }, IFD3: { GPSLatitudeRef: 'N' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  const { bytes, width, height } = await encodeImage(photo);
  expect([width, height]).toEqual([20, 40]);
  expect(await sharp(bytes).metadata()).not.toHaveProperty('exif');
});

test('large pictures are made smaller, small ones are not made larger', async () => {
  expect(await encodeImage(await picture(5000, 500).jpeg().toBuffer())).toMatchObject({ width: 3840, height: 384 });
  const { thumbnail } = await encodeImage(await picture(16, 16).png().toBuffer());
  expect(await sharp(thumbnail).metadata()).toMatchObject({ format: 'webp', width: 16, height: 16 });
});

test('a small file of very many pixels is not decoded', async () => {
  const bomb = await sharp({ create: { width: 7200, height: 7200, channels: 3, background: '#000' } })
    .png({ compressionLevel: 9 })
    .toBuffer();
  expect(bomb.byteLength).toBeLessThan(2_000_000);
  await expect(encodeImage(bomb)).rejects.toMatchObject({ code: 'invalidInput', message: expect.stringContaining('too many pixels') });
});

test('half a picture is refused', async () => {
  const whole = await picture(400, 400).png().toBuffer();
  await expect(encodeImage(whole.subarray(0, whole.length / 2))).rejects.toMatchObject({ code: 'invalidInput' });
  await expect(encodeThumbnail(new Uint8Array())).rejects.toMatchObject({ code: 'invalidInput' });
});

test('a picture that moves is refused in words, and a still one keeps what shines through within its bound', async () => {
  const moving = await sharp([await picture(8, 8).png().toBuffer(), await picture(8, 8).negate({ alpha: false }).png().toBuffer()], {
    join: { animated: true },
  })
    .webp()
    .toBuffer();
  await expect(encodeImage(moving)).rejects.toMatchObject({ code: 'invalidInput', message: expect.stringContaining('moves') });
  const glass = await sharp({ create: { width: 900, height: 300, channels: 4, background: { r: 0, g: 0, b: 255, alpha: 0.5 } } })
    .webp()
    .toBuffer();
  const encoded = await encodePicture(glass, { width: 300, height: 300 });
  expect(encoded).toMatchObject({ mimeType: 'image/webp', width: 300, height: 100 });
  expect(await sharp(encoded.bytes).metadata()).toMatchObject({ hasAlpha: true });
});
