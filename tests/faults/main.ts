/** `npm run faults`: kills each part of the product mid-show and measures how the show comes back. */
import { parseArgs } from 'node:util';
import { runToEnd } from '../support/runToEnd.ts';
import { FaultRun, type FaultsResult } from './FaultRun.ts';
import { faults } from './faults.ts';

const usage = `Usage: npm run faults -- [options]

Goes live to two RTMP servers, kills each part of Footlight in turn, and measures when new pictures arrive again.

  --only NAME     one fault alone, may be given often: ${faults.map(({ name }) => name).join(', ')}
  --json FILE     write the result there
  --help          show this
`;

function readArguments() {
  const { values } = parseArgs({
    options: { only: { type: 'string', multiple: true }, json: { type: 'string' }, help: { type: 'boolean', short: 'h', default: false } },
  });
  const chosen = values.only ? faults.filter(({ name }) => values.only?.includes(name)) : faults;
  const unknown = values.only?.filter((only) => !faults.some(({ name }) => name === only)) ?? [];
  if (unknown.length > 0) throw new Error(`There is no fault called ${unknown.join(', ')}.`);
  return { chosen, json: values.json, help: values.help };
}

function readArgumentsOrExit() {
  try {
    const asked = readArguments();
    if (!asked.help) return asked;
    process.stdout.write(usage);
    process.exit(0);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    process.exit(2);
  }
}

function format({ ok, failures, faults: results }: FaultsResult): string {
  const rows = results.map(
    ({ fault, what, replacedAfterMs, servers }) =>
      `  ${fault.padEnd(18)}${what.padEnd(22)}${`${replacedAfterMs ?? '-'} ms`.padEnd(12)}${servers
        .map(({ interruptedMs, liveAgainAfterMs, connections }) =>
          `${liveAgainAfterMs} / ${interruptedMs} ms, ${connections} new`.padEnd(28),
        )
        .join('')}`,
  );
  return [
    `  ${'fault'.padEnd(18)}${'how'.padEnd(22)}${'replaced'.padEnd(12)}live again / longest gap, new connections, at each server`,
    ...rows,
    '',
    ok ? 'OK' : `NOT OK\n${failures.map((failure) => `  - ${failure}`).join('\n')}`,
    '',
  ].join('\n');
}

const { chosen, json } = readArgumentsOrExit();
process.exit(await runToEnd({ create: (context) => new FaultRun({ faults: chosen, ...context }), json, format }));
