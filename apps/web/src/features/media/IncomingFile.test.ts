import { AppError } from '@footlight/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { IncomingFile } from './IncomingFile.ts';

const tooLarge = new AppError('payloadTooLarge');
const bodyOf = (chunks: readonly Uint8Array[]) =>
  new ReadableStream<Uint8Array>({
    start: (controller) => {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
const fileOf = (chunks: readonly Uint8Array[], { maxBytes = 1000, announcedBytes = null as number | null } = {}) =>
  new IncomingFile({ body: bodyOf(chunks), maxBytes, announcedBytes, tooLarge });

test('however it comes in pieces, the head is its beginning and the file is whole', async () => {
  const chunks = fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(chunks, fc.nat(100), async (pieces, headBytes) => {
      const whole = Buffer.concat(pieces);
      const file = fileOf(pieces, { announcedBytes: whole.length });
      expect(Buffer.from(await file.readHead(headBytes))).toEqual(whole.subarray(0, headBytes));
      expect(Buffer.from(await file.readAll())).toEqual(whole);
      expect(file.bytes).toBe(whole.length);
    }),
  );
});

test('too much is refused when it is announced, and when it comes unannounced', async () => {
  expect(() => fileOf([], { maxBytes: 10, announcedBytes: 11 })).toThrow(tooLarge);
  await expect(fileOf([new Uint8Array(6), new Uint8Array(5)], { maxBytes: 10 }).readAll()).rejects.toBe(tooLarge);
});

test('less than was announced is no file', async () => {
  await expect(fileOf([new Uint8Array(5)], { announcedBytes: 6 }).readAll()).rejects.toMatchObject({ code: 'badRequest' });
});

test('a sender that goes away is told apart from a fault of ours', async () => {
  const body = new ReadableStream<Uint8Array>({ pull: (controller) => controller.error(new Error('aborted')) });
  const file = new IncomingFile({ body, maxBytes: 10, announcedBytes: null, tooLarge });
  await expect(file.readAll()).rejects.toMatchObject({ code: 'badRequest' });
});

test('what is refused is not read on', async () => {
  let cancelled = false;
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new Uint8Array(10)),
    cancel: () => {
      cancelled = true;
    },
  });
  const file = new IncomingFile({ body, maxBytes: 1000, announcedBytes: null, tooLarge });
  await file.readHead(5);
  await file.cancel();
  expect(cancelled).toBe(true);
});

test('no body is an empty file', async () => {
  const file = new IncomingFile({ body: null, maxBytes: 10, announcedBytes: null, tooLarge });
  expect(await file.readHead(10)).toHaveLength(0);
});
