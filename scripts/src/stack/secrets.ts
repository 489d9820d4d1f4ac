import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { SetupError } from '../../bootstrap/SetupError.mjs';

const secretsSchema = z.object({
  ROOM_TOKEN_SECRET: z.string(),
  INTERNAL_API_TOKEN: z.string(),
  ENCRYPTION_KEYS: z.string(),
  NEXTAUTH_SECRET: z.string(),
  SETUP_CODE: z.string(),
  postgresPassword: z.string(),
  redisPassword: z.string(),
});
export type Secrets = z.infer<typeof secretsSchema>;

/**
 * Reads `<folder>/secrets.json`, or makes it: readable by its owner alone. The database's ciphertexts and the embedded
 * servers' passwords depend on it, so it is never overwritten.
 */
export function loadOrCreateSecrets(folder: string): Secrets {
  const file = join(folder, 'secrets.json');
  mkdirSync(folder, { recursive: true });
  if (!existsSync(file)) {
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, `${JSON.stringify(createSecrets(), null, 2)}\n`, { mode: 0o600 });
    renameSync(draft, file);
  }
  chmodSync(file, 0o600);
  try {
    return secretsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new SetupError(`${file} cannot be read as secrets: restore it from a backup, or delete ${folder} to begin anew.`, { cause });
  }
}

function createSecrets(): Secrets {
  return {
    ROOM_TOKEN_SECRET: randomBytes(32).toString('base64url'),
    INTERNAL_API_TOKEN: randomBytes(32).toString('base64url'),
    ENCRYPTION_KEYS: randomBytes(32).toString('base64'),
    NEXTAUTH_SECRET: randomBytes(32).toString('base64url'),
    SETUP_CODE: randomBytes(12).toString('base64url'),
    postgresPassword: randomBytes(24).toString('base64url'),
    redisPassword: randomBytes(24).toString('base64url'),
  };
}
