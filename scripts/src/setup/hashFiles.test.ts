import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { hashFiles } from './hashFiles.ts';
import { makeWhenChanged } from './stamp.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'footlight-hash-'));
  mkdirSync(join(root, 'src/deep'), { recursive: true });
  writeFileSync(join(root, 'src/deep/a.ts'), 'a');
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const hash = () => hashFiles(root, ['src', 'missing.json']);

it('changes with a content, a name and a new file, and with nothing else', () => {
  const before = hash();
  expect(hash()).toBe(before);
  writeFileSync(join(root, 'src/deep/a.ts'), 'b');
  const changed = hash();
  expect(changed).not.toBe(before);
  writeFileSync(join(root, 'src/deep/a.ts'), 'a');
  expect(hash()).toBe(before);
  renameSync(join(root, 'src/deep/a.ts'), join(root, 'src/deep/b.ts'));
  expect(hash()).not.toBe(before);
});

it('leaves tests and installed packages out', () => {
  const before = hash();
  writeFileSync(join(root, 'src/a.test.ts'), '');
  mkdirSync(join(root, 'src/node_modules'));
  writeFileSync(join(root, 'src/node_modules/x.js'), '');
  expect(hash()).toBe(before);
});

it('makes once for the same inputs, and again after a making that failed', async () => {
  const stamp = join(root, 'made/.inputs');
  let made = 0;
  const make = async () => {
    made += 1;
    if (made === 1) throw new Error('interrupted');
  };
  await expect(makeWhenChanged({ stamp, inputs: 'x', make })).rejects.toThrow('interrupted');
  expect(await makeWhenChanged({ stamp, inputs: 'x', make })).toBe(true);
  expect(await makeWhenChanged({ stamp, inputs: 'x', make })).toBe(false);
  expect(await makeWhenChanged({ stamp, inputs: 'y', make })).toBe(true);
  expect(made).toBe(3);
});
