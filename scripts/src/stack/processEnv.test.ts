import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { projectRoot } from '../paths.ts';
import { buildProcessEnv, variables } from './processEnv.ts';

const everything = {
  PATH: '/usr/bin',
  DATABASE_URL: 'postgresql://…',
  REDIS_URL: 'redis://…',
  ENCRYPTION_KEYS: 'k',
  NEXTAUTH_SECRET: 's',
  ROOM_TOKEN_SECRET: 'r',
  INTERNAL_API_TOKEN: 'i',
  SETUP_CODE: 'c',
  AWS_SECRET_ACCESS_KEY: 'foreign',
};

it('gives each process the secrets it reads and no other', () => {
  const secretsOf = (app: 'web' | 'mediaServer' | 'worker') =>
    Object.keys(buildProcessEnv(app, [everything])).filter(
      (name) => !['PATH', 'REDIS_URL', 'NODE_ENV', 'NEXT_TELEMETRY_DISABLED'].includes(name),
    );
  expect(secretsOf('web').sort()).toEqual(['DATABASE_URL', 'ENCRYPTION_KEYS', 'NEXTAUTH_SECRET', 'ROOM_TOKEN_SECRET', 'SETUP_CODE']);
  expect(secretsOf('mediaServer').sort()).toEqual(['INTERNAL_API_TOKEN', 'ROOM_TOKEN_SECRET']);
  expect(secretsOf('worker').sort()).toEqual(['DATABASE_URL', 'ENCRYPTION_KEYS', 'INTERNAL_API_TOKEN']);
});

it('lets later layers win', () => {
  expect(buildProcessEnv('worker', [{ LOG_LEVEL: 'info' }, { LOG_LEVEL: 'debug' }]).LOG_LEVEL).toBe('debug');
});

it.each([
  ['web', 'web/src/server/env.ts'],
  ['mediaServer', 'media-server/src/env.ts'],
  ['worker', 'worker/src/env.ts'],
] as const)('passes on every variable that %s parses', (app, file) => {
  const source = readFileSync(`${projectRoot}/apps/${file}`, 'utf8');
  const parsed = [...source.matchAll(/^ {4}([A-Z][A-Z0-9_]+):/gm)].map(([, name]) => name).filter((name) => name !== 'NODE_ENV');
  expect(parsed.length).toBeGreaterThan(5);
  expect([...variables[app]].sort()).toEqual(parsed.sort());
});
