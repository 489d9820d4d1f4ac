import { expect, test } from 'vitest';
import { z } from 'zod';
import { EnvError, envSchemas, parseEnv } from './env.ts';

const schema = z.object({
  WEB_PORT: envSchemas.port,
  REDIS_URL: envSchemas.redisUrl,
  ROOM_TOKEN_SECRET: envSchemas.secret,
  HOSTS: envSchemas.list,
});

test('every bad variable is listed in one error, and no value is told', () => {
  const variables = { WEB_PORT: '99999', REDIS_URL: 'http://hunter2', ROOM_TOKEN_SECRET: '' };
  try {
    parseEnv(schema, variables);
    expect.unreachable();
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    expect(error.problems.map(({ variable }) => variable).sort()).toEqual(['REDIS_URL', 'ROOM_TOKEN_SECRET', 'WEB_PORT']);
    expect(error.message).toContain('ROOM_TOKEN_SECRET: is missing');
    expect(error.message).not.toContain('hunter2');
  }
});

test('lists are trimmed, and absent ones are empty', () => {
  const good = { WEB_PORT: '3000', REDIS_URL: 'redis://127.0.0.1', ROOM_TOKEN_SECRET: 'x'.repeat(32) };
  expect(parseEnv(schema, good).HOSTS).toEqual([]);
  expect(parseEnv(schema, { ...good, HOSTS: ' a, ,b ' }).HOSTS).toEqual(['a', 'b']);
});
