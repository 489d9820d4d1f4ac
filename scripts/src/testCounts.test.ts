import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { countOf } from './testCounts.ts';

let folder: string;
let report: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'footlight-counts-'));
  report = join(folder, 'report.json');
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

it("reads vitest's report", () => {
  writeFileSync(report, JSON.stringify({ numPassedTests: 5, numFailedTests: 2, numPendingTests: 1 }));
  expect(countOf('vitest', { report, status: 1 })).toEqual({ passed: 5, failed: 2, skipped: 1 });
});

it("reads Playwright's report", () => {
  writeFileSync(report, JSON.stringify({ stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 } }));
  expect(countOf('playwright', { report, status: 1 })).toEqual({ passed: 5, failed: 1, skipped: 2 });
});

it('counts a tool that failed without a failed test as a failure', () => {
  writeFileSync(report, JSON.stringify({ numPassedTests: 5, numFailedTests: 0, numPendingTests: 0 }));
  expect(countOf('vitest', { report, status: 1 }).failed).toBe(1);
});

it('counts a missing report as a failure, whatever the status says', () => {
  expect(countOf('vitest', { report, status: 0 })).toEqual({ passed: 0, failed: 1, skipped: 0 });
});
