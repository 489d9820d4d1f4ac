import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

export interface TestCounts {
  passed: number;
  failed: number;
  skipped: number;
}

export type TestTool = 'vitest' | 'playwright';

const reports = {
  vitest: z
    .object({ numPassedTests: z.number(), numFailedTests: z.number(), numPendingTests: z.number(), numTodoTests: z.number().default(0) })
    .transform((report) => ({
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests + report.numTodoTests,
    })),
  playwright: z
    .object({ stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }) })
    .transform(({ stats }) => ({ passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped })),
};

/** Counts from a tool's JSON report. A tool that failed without a failed test, or left no report, counts as one failure. */
export function countOf(tool: TestTool, { report, status }: { report: string; status: number }): TestCounts {
  const counts = existsSync(report) ? reports[tool].parse(JSON.parse(readFileSync(report, 'utf8'))) : { passed: 0, failed: 0, skipped: 0 };
  const failedOtherwise = counts.failed === 0 && (status !== 0 || !existsSync(report));
  return failedOtherwise ? { ...counts, failed: 1 } : counts;
}
