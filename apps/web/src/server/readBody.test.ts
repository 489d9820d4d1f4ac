import { AppError } from '@footlight/contracts';
import { expect, test } from 'vitest';
import { readJson } from './readBody.ts';

const post = (body: BodyInit, type = 'application/json') =>
  new Request('http://x/', { method: 'POST', body, headers: { 'content-type': type }, duplex: 'half' } as RequestInit);
const codeOf = async (promise: Promise<unknown>) =>
  await promise.then(
    () => 'none',
    (error: unknown) => (error instanceof AppError ? error.code : 'other'),
  );

test('reads JSON', async () => {
  expect(await readJson(post('{"a":1}'), 100)).toEqual({ a: 1 });
});

test('stops a body that says it is too large, and one that does not say', async () => {
  expect(await codeOf(readJson(post('x'.repeat(101)), 100))).toBe('payloadTooLarge');
  const endless = new ReadableStream<Uint8Array>({ pull: (controller) => controller.enqueue(new Uint8Array(60)) });
  expect(await codeOf(readJson(post(endless), 100))).toBe('payloadTooLarge');
});

test('anything but JSON is a bad request', async () => {
  expect(await codeOf(readJson(post('{nonsense'), 100))).toBe('badRequest');
  expect(await codeOf(readJson(post('a=1', 'text/plain'), 100))).toBe('badRequest');
  expect(await codeOf(readJson(post(new Uint8Array([0x22, 0xff, 0x22])), 100))).toBe('badRequest');
});
