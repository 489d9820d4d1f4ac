/** `npm run smoke`: goes live to two RTMP servers through the real pages and measures what they receive. */
import { runToEnd } from '../support/runToEnd.ts';
import { ArgumentsError, parseSmokeArguments, type SmokeArguments, smokeUsage } from './arguments.ts';
import { formatSummary } from './formatSummary.ts';
import { SmokeRun } from './SmokeRun.ts';

function readArguments(): SmokeArguments {
  try {
    const asked = parseSmokeArguments(process.argv.slice(2));
    if (asked) return asked;
    process.stdout.write(smokeUsage);
    process.exit(0);
  } catch (error) {
    if (!(error instanceof ArgumentsError)) throw error;
    process.stderr.write(`${error.message}\n\n${smokeUsage}`);
    process.exit(2);
  }
}

const asked = readArguments();
process.exit(await runToEnd({ create: (context) => new SmokeRun({ asked, ...context }), json: asked.json, format: formatSummary }));
