import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { MemoryFile } from './MemoryFile.ts';

test('its text has no name in any folder, is readable through its descriptor, and is gone when wiped', async () => {
  const file = MemoryFile.create('text\n');
  expect(readdirSync('/dev/shm').filter((name) => name.startsWith('footlight-'))).toEqual([]);
  const path = `/proc/${process.pid}/fd/${file.fd}`;
  expect(readFileSync(path, 'utf8')).toBe('text\n');
  const { stdout } = await promisify(execFile)('cat', [path]);
  expect(stdout).toBe('text\n');
  file.wipe();
  file.wipe();
  expect(() => readFileSync(path, 'utf8')).toThrow();
});
