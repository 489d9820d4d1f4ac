import { z } from 'zod';

/** Every bad variable of an environment, in one error. The message names variables and never their values. */
export class EnvError extends Error {
  readonly problems: readonly { variable: string; message: string }[];

  constructor(problems: readonly { variable: string; message: string }[]) {
    super(
      `The configuration has ${problems.length === 1 ? 'a mistake' : `${problems.length} mistakes`}:\n${problems.map(({ variable, message }) => `  ${variable}: ${message}`).join('\n')}`,
    );
    this.name = 'EnvError';
    this.problems = problems;
  }
}

/**
 * Parses an environment once. Empty variables count as absent.
 * @throws EnvError that lists every bad variable.
 */
export function parseEnv<S extends z.ZodType>(schema: S, variables: Readonly<Record<string, string | undefined>>): z.infer<S> {
  const present = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''));
  const result = schema.safeParse(present);
  if (result.success) return result.data;
  throw new EnvError(
    result.error.issues.map((issue) => ({
      variable: issue.path.join('.'),
      message: issue.code === 'invalid_type' && !(String(issue.path[0]) in present) ? 'is missing' : issue.message,
    })),
  );
}

/** For a main.ts: parse, or print what is wrong in plain words and exit with 78 (EX_CONFIG of sysexits.h). */
export function parseEnvOrExit<S extends z.ZodType>(schema: S, variables: Readonly<Record<string, string | undefined>>): z.infer<S> {
  try {
    return parseEnv(schema, variables);
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(78);
  }
}

/** Schemas of variables that several processes read. */
export const envSchemas = {
  port: z.coerce.number().int().min(1).max(65535),
  /** Base64 of 32 bytes. */
  key32: z
    .string()
    .refine((value) => Buffer.from(value, 'base64').length === 32, 'must be 32 bytes in base64, as from `openssl rand -base64 32`'),
  secret: z.string().min(32, 'must hold at least 32 characters'),
  redisUrl: z.string().regex(/^rediss?:\/\//, 'must begin with redis:// or rediss://'),
  databaseUrl: z.string().regex(/^postgres(ql)?:\/\//, 'must begin with postgresql://'),
  logLevel: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
  /** Comma-separated list; empty entries are dropped. */
  list: z
    .string()
    .default('')
    .transform((value) =>
      value
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    ),
};
