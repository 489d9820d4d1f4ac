import { AppError } from '@footlight/contracts';
import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import { toAppError } from './errorResponse.ts';

test('a failed parse names each field', () => {
  const error = z.object({ a: z.object({ b: z.string('Say what.') }) }).safeParse({ a: {} }).error;
  const appError = toAppError(error);
  expect(appError.code).toBe('invalidInput');
  expect(appError.problems).toEqual([{ path: 'a.b', message: 'Say what.' }]);
});

test.each([
  [new Error("Stream isn't writeable and enableOfflineQueue options is false"), 'redisUnavailable'],
  [new Error('Connection is closed.'), 'redisUnavailable'],
  [new Error('Command timed out'), 'redisUnavailable'],
  [Object.assign(new Error('x'), { name: 'MaxRetriesPerRequestError' }), 'redisUnavailable'],
  [Object.assign(new Error('pool'), { name: 'PrismaClientKnownRequestError', code: 'P1001' }), 'databaseUnavailable'],
  [Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { name: 'DriverAdapterError' }), 'databaseUnavailable'],
  [new TypeError('x is not a function'), 'internal'],
  ['thrown text', 'internal'],
])('%s becomes %s', (error, code) => {
  expect(toAppError(error).code).toBe(code);
});

test('the cause of an unknown error never leaves', () => {
  expect(JSON.stringify(toAppError(new Error('secret path /x')).serialize())).not.toContain('secret');
  expect(toAppError(new AppError('lastAdmin')).code).toBe('lastAdmin');
});

test('an AppError of another copy of its class is one too, and other errors are none', async () => {
  vi.resetModules();
  const copy = await import('@footlight/contracts');
  expect(copy.AppError).not.toBe(AppError);
  expect(toAppError(new copy.AppError('rateLimited')).code).toBe('rateLimited');
  expect(new Error('x') instanceof AppError).toBe(false);
});
