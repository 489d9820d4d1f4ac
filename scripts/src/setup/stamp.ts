import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

interface Making {
  /** Beside what is made, so that both go together. */
  stamp: string;
  /** A hash of everything that goes in. */
  inputs: string;
  make: () => Promise<void>;
}

/**
 * Makes something unless it was made from the same inputs before. The stamp is written last, so an interrupted making is
 * repeated.
 * @returns whether it was made now.
 */
export async function makeWhenChanged({ stamp, inputs, make }: Making): Promise<boolean> {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8').trim() === inputs) return false;
  await make();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, `${inputs}\n`);
  return true;
}
