import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { canReach } from './postgresHome.ts';

it('sees that a closed folder anywhere above keeps another user out', () => {
  const folder = mkdtempSync(join(tmpdir(), 'footlight-reach-'));
  const deep = join(folder, 'a/b');
  const stranger = { uid: 54_321, gid: 54_321 };
  mkdirSync(deep, { recursive: true });
  expect(canReach(deep, stranger)).toBe(false);
  chmodSync(folder, 0o711);
  expect(canReach(deep, stranger)).toBe(true);
  chmodSync(join(folder, 'a'), 0o700);
  expect(canReach(deep, stranger)).toBe(false);
  const { uid, gid } = statSync(folder);
  expect(canReach(deep, { uid, gid })).toBe(true);
  rmSync(folder, { recursive: true });
});
