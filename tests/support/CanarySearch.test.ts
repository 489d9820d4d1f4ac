import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { CanarySearch } from './CanarySearch.ts';

const canary = 'canary-5f1c9a0b7e2d';
const folder = mkdtempSync(join(tmpdir(), 'footlight-canary-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a secret is found in every disguise, wherever it stands', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (before, after) => {
      const text = Buffer.from(before + canary + after);
      for (const disguised of [text, text.toString('base64'), text.toString('hex'), Buffer.from(before + canary + after, 'utf16le')]) {
        const search = new CanarySearch({ canaries: [canary] });
        search.search(disguised, { kind: 'text', place: 'here' });
        expect(search.leaks.map(({ place }) => place)).toContain('here');
      }
    }),
  );
});

test('what holds no secret is no leak, and is counted', () => {
  const search = new CanarySearch({ canaries: [canary] });
  search.search('canary-other', { kind: 'text', place: 'here' });
  expect(search.leaks).toEqual([]);
  expect(search.searched).toEqual({ text: 1 });
});

test('a file below a folder is searched, and the leak does not repeat the secret', () => {
  writeFileSync(join(folder, 'web.log'), `{"msg":"${canary}"}`);
  const search = new CanarySearch({ canaries: [canary] });
  search.searchFolder(folder);
  expect(search.leaks).toEqual([{ place: join(folder, 'web.log'), form: 'plain' }]);
  expect(JSON.stringify(search.leaks)).not.toContain(canary);
});

test('the arguments and the environment of a process are searched', () => {
  const search = new CanarySearch({ canaries: [canary] });
  search.searchProcesses([
    { pid: process.pid, parentPid: 1, startedAtTicks: 0, cpuSeconds: 0, state: 'S', argv: ['ffmpeg', `rtmp://x/${canary}`] },
  ]);
  expect(search.leaks.map(({ place }) => place)).toEqual([`arguments of ffmpeg ${process.pid}`]);
  expect(search.searched.process).toBe(2);
});
