/** `npm run bench:leaks`: what a show on air leaves behind in browser and servers after guests, scenes and clips came and went. */
import { parseArgs } from 'node:util';
import { runToEnd } from '../support/runToEnd.ts';
import type { CountRow, Rounds } from './leaks/Count.ts';
import { type LeakResult, LeakRun } from './leaks/LeakRun.ts';

const usage = `Usage: npm run bench:leaks -- [options]

Goes live, lets a guest join and leave, switches scenes and plays clips, and counts what is alive before and after, in the
studio's and the guest's page and in every process.

  --joins N      joins and leaves of the guest (default 30)
  --switches N   switches of the scene (default 20)
  --clips N      clips played to their end (default 10)
  --json FILE    write the result there
  --help         show this
`;

const count = (name: string, text: string): number => {
  if (!/^\d{1,4}$/.test(text)) throw new Error(`--${name} must be a whole number up to 9999, not "${text}"`);
  return Number(text);
};

function readArguments() {
  const { values } = parseArgs({
    options: {
      joins: { type: 'string', default: '30' },
      switches: { type: 'string', default: '20' },
      clips: { type: 'string', default: '10' },
      json: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const rounds: Rounds = {
    joins: count('joins', values.joins),
    switches: count('switches', values.switches),
    clips: count('clips', values.clips),
  };
  return { rounds, json: values.json, help: values.help };
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

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

function formatRow({ where, what, before, after, most, rule, ok }: CountRow): string {
  const show = rule === 'heap' || what === 'memory' ? megabytes : String;
  const mark = most === null ? 'told' : ok ? 'ok' : 'LEFT';
  return `  ${where.padEnd(20)}${what.padEnd(24)}${show(before).padStart(12)}${show(after).padStart(12)}${(most === null ? '' : show(most)).padStart(12)}  ${mark}`;
}

function format({ ok, rounds, counts }: LeakResult): string {
  return [
    `${rounds.joins} joins and leaves, ${rounds.switches} switches of the scene, ${rounds.clips} clips`,
    '',
    `  ${''.padEnd(44)}${'before'.padStart(12)}${'after'.padStart(12)}${'at most'.padStart(12)}`,
    ...counts.map(formatRow),
    '',
    ok ? 'OK' : 'NOT OK',
    '',
  ].join('\n');
}

const { rounds, json } = readArgumentsOrExit();
process.exit(await runToEnd({ create: (context) => new LeakRun({ rounds, ...context }), json, format }));
