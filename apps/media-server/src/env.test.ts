import { EnvError } from '@footlight/server-kit/env';
import { describe, expect, test } from 'vitest';
import { readEnv } from './env.ts';

const needed = {
  REDIS_URL: 'redis://localhost:6379',
  ROOM_TOKEN_SECRET: 'r'.repeat(32),
  INTERNAL_API_TOKEN: 'i'.repeat(32),
};

function wrongVariablesOf(variables: Record<string, string>): string[] {
  try {
    readEnv({ ...needed, ...variables });
    return [];
  } catch (error) {
    if (error instanceof EnvError) return error.problems.map(({ variable }) => variable);
    throw error;
  }
}

describe('the environment', () => {
  test('needs Redis and two secrets; the rest has defaults', () => {
    expect(readEnv(needed)).toMatchObject({ MEDIA_PORT: 4000, RTC_PORT: 40_000, MAX_CONNECTIONS: 2500, DRAIN_TIMEOUT_SECONDS: 0 });
    expect(() => readEnv({})).toThrow(/3 mistakes/);
  });

  test('reads lists', () => {
    const env = readEnv({
      ...needed,
      MEDIASOUP_ANNOUNCED_IP: '203.0.113.5, 127.0.0.1,media.example.com',
      BACKEND_API_URL: 'https://studio.example.com',
    });
    expect(env.MEDIASOUP_ANNOUNCED_IP).toEqual(['203.0.113.5', '127.0.0.1', 'media.example.com']);
    expect(env.BACKEND_API_URL).toEqual(['https://studio.example.com']);
  });

  test.each([
    [{ MEDIASOUP_WORKERS: '0' }, 'MEDIASOUP_WORKERS'],
    [{ MEDIASOUP_WORKERS: 'all' }, 'MEDIASOUP_WORKERS'],
    [{ RTC_PORT: '41500' }, 'RTC_PORT'],
    [{ RTC_PORT: '65535', MEDIASOUP_WORKERS: '2' }, 'RTC_PORT'],
    [{ RTC_MIN_PORT: '42000', RTC_MAX_PORT: '41000' }, 'RTC_MAX_PORT'],
    [{ MEDIA_PORT: '40000' }, 'MEDIA_PORT'],
    [{ MEDIA_PUBLIC_URL: 'https://studio.example.com' }, 'MEDIA_PUBLIC_URL'],
    [{ MEDIASOUP_ANNOUNCED_IP: '1.2.3.4 5.6.7.8' }, 'MEDIASOUP_ANNOUNCED_IP.0'],
    [{ BACKEND_API_URL: 'studio' }, 'BACKEND_API_URL.0'],
    [{ SERVER_ID: 'media one' }, 'SERVER_ID'],
    [{ INTERNAL_API_TOKEN: 'short' }, 'INTERNAL_API_TOKEN'],
  ])('with %j is refused', (variables, wrong) => {
    expect(wrongVariablesOf(variables)).toContain(wrong);
  });
});
