import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { LogFile } from './LogFile.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'footlight-log-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const read = (name: string) => readFileSync(join(folder, name), 'utf8');

it('keeps the newest lines in the named file and a few older files beside it', () => {
  const log = new LogFile(join(folder, 'web.log'), { maxBytes: 10, keep: 2 });
  for (const line of ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight']) log.writeLine(line);
  log.close();
  expect(readdirSync(folder).sort()).toEqual(['web.log', 'web.log.1', 'web.log.2']);
  expect([read('web.log.2'), read('web.log.1'), read('web.log')]).toEqual(['four\nfive\n', 'six\nseven\n', 'eight\n']);
});

it('goes on in the file of an earlier run', () => {
  for (const line of ['before', 'after']) {
    const log = new LogFile(join(folder, 'web.log'));
    log.writeLine(line);
    log.close();
  }
  expect(read('web.log')).toBe('before\nafter\n');
});

it('writes a line that is longer than a whole file', () => {
  const log = new LogFile(join(folder, 'web.log'), { maxBytes: 4, keep: 1 });
  log.writeLine('much longer');
  log.close();
  expect(read('web.log')).toBe('much longer\n');
});
