import { parseArgs } from 'node:util';
import { type ProgramSizeId, programSizeId } from '@footlight/contracts';

export interface SmokeArguments {
  /** How long the show is live before it is ended. */
  seconds: number;
  guests: number;
  /** The studio's tab is hidden soon after going live. */
  hidden: boolean;
  size: ProgramSizeId;
  /** How often layouts and scenes are switched while live. */
  switches: number;
  /** Where the result is written. */
  json: string | undefined;
}

export const smokeUsage = `Usage: npm run smoke -- [options]

Starts Footlight on free ports, goes live to two RTMP servers through its own pages and measures what they receive.

  --seconds N     how long the show is live (5 to 3600, default 20)
  --guests N      guests on stage, each with a camera of 640x360 (0 to 8, default 1)
  --hidden        hide the studio's tab while live
  --size SIZE     720p or 1080p (default 720p)
  --switches N    switch layouts and scenes so often while live (0 to 1000, default 0)
  --json FILE     write the result there
  --help          show this
`;

/** What was asked wrongly, in a sentence. */
export class ArgumentsError extends Error {}

/** @returns undefined when help is asked for. @throws ArgumentsError. */
export function parseSmokeArguments(argv: readonly string[]): SmokeArguments | undefined {
  const { values } = parseStrictly(argv);
  if (values.help) return undefined;
  const size = programSizeId.safeParse(values.size);
  if (!size.success) throw new ArgumentsError(`--size must be ${programSizeId.options.join(' or ')}, not "${values.size}"`);
  return {
    seconds: parseCount('--seconds', values.seconds, { min: 5, max: 3600 }),
    guests: parseCount('--guests', values.guests, { min: 0, max: 8 }),
    hidden: values.hidden,
    size: size.data,
    switches: parseCount('--switches', values.switches, { min: 0, max: 1000 }),
    json: values.json,
  };
}

function parseStrictly(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        seconds: { type: 'string', default: '20' },
        guests: { type: 'string', default: '1' },
        hidden: { type: 'boolean', default: false },
        size: { type: 'string', default: '720p' },
        switches: { type: 'string', default: '0' },
        json: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw new ArgumentsError(error instanceof Error ? error.message : String(error));
  }
}

function parseCount(name: string, text: string, { min, max }: { min: number; max: number }): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < min || value > max)
    throw new ArgumentsError(`${name} must be a whole number from ${min} to ${max}, not "${text}"`);
  return value;
}
