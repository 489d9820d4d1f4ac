import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isInstalled } from './nodeModules.mjs';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'footlight-packages-'));
  mkdirSync(join(root, 'node_modules'));
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const zod = { version: '4.0.0', integrity: 'sha512-a' };
const lock = { '': {}, 'apps/web': {}, 'node_modules/zod': zod, 'node_modules/only-mac': { version: '1.0.0', optional: true } };

function write(file: string, packages: object): void {
  writeFileSync(join(root, file), JSON.stringify({ packages }));
}

it('takes an installation that matches the lockfile, whatever other systems would need', () => {
  write('package-lock.json', lock);
  write('node_modules/.package-lock.json', { 'node_modules/zod': zod });
  expect(isInstalled(root)).toBe(true);
});

it('misses an installation that was never finished', () => {
  write('package-lock.json', lock);
  expect(isInstalled(root)).toBe(false);
});

it.each([
  ['another version', { 'node_modules/zod': { ...zod, version: '3.0.0' } }],
  ['altered content', { 'node_modules/zod': { ...zod, integrity: 'sha512-b' } }],
  ['a missing package', {}],
  ['a package too many', { 'node_modules/zod': zod, 'node_modules/left': { version: '1.0.0' } }],
])('misses an installation with %s', (_what, installed) => {
  write('package-lock.json', lock);
  write('node_modules/.package-lock.json', installed);
  expect(isInstalled(root)).toBe(false);
});
