import { expect, test } from 'vitest';
import { readEnv } from './env.ts';

const good = {
  DATABASE_URL: 'postgresql://localhost/x',
  REDIS_URL: 'redis://localhost',
  NEXTAUTH_SECRET: 'n'.repeat(32),
  ROOM_TOKEN_SECRET: 'r'.repeat(32),
  ENCRYPTION_KEYS: Buffer.alloc(32, 1).toString('base64'),
};

test('the public address defaults to localhost at the port', () => {
  expect(readEnv({ ...good, WEB_PORT: '4321' }).NEXTAUTH_URL).toBe('http://localhost:4321');
});

test('every bad variable is listed at once, without its value', () => {
  const run = () => readEnv({ REDIS_URL: 'http://secret-host', WEB_PORT: '99999', ENCRYPTION_KEYS: 'short', STREAMING_METHOD: 'obs' });
  expect(run).toThrow(
    /DATABASE_URL: is missing[\s\S]*REDIS_URL[\s\S]*WEB_PORT[\s\S]*NEXTAUTH_SECRET: is missing[\s\S]*ENCRYPTION_KEYS[\s\S]*STREAMING_METHOD/,
  );
  expect(run).not.toThrow(/secret-host/);
});

test('half a pair of provider variables is a mistake', () => {
  expect(() => readEnv({ ...good, GOOGLE_CLIENT_ID: 'x' })).toThrow(/GOOGLE_CLIENT_SECRET: is missing/);
});

test('a bucket needs its name and its keys', () => {
  const keys = { S3_BUCKET: 'media', S3_ACCESS_KEY_ID: 'id', S3_SECRET_ACCESS_KEY: 'secret' };
  expect(readEnv({ ...good, MEDIA_STORAGE: 's3', ...keys }).S3_REGION).toBe('us-east-1');
  const run = () => readEnv({ ...good, MEDIA_STORAGE: 's3', S3_ACCESS_KEY_ID: 'id' });
  expect(run).toThrow(/S3_BUCKET: is missing[\s\S]*S3_SECRET_ACCESS_KEY: is missing/);
});

test.each([
  [undefined, 0],
  ['true', 1],
  ['false', 0],
  ['2', 2],
])('TRUST_PROXY %s counts %d proxies', (TRUST_PROXY, count) => {
  expect(readEnv({ ...good, TRUST_PROXY }).TRUST_PROXY).toBe(count);
});
