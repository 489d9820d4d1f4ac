import { AppError, type FieldProblem } from '@footlight/contracts';
import { isDatabaseUnavailable } from '@footlight/database';
import type { Logger } from '@footlight/server-kit/logger';
import { z } from 'zod';
import { isRedisAway } from './redisAway.ts';

const problemsOf = (error: z.ZodError): FieldProblem[] =>
  error.issues.map(({ path, message }) => ({ path: path.map(String).join('.'), message }));

/** What a person is told about anything that was thrown. Unknown errors become `internal`, with the cause for the log. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof z.ZodError) return new AppError('invalidInput', { problems: problemsOf(error) });
  // Both engines are TCP servers: the database's own errors are told apart first, by their codes.
  if (isDatabaseError(error) && isDatabaseUnavailable(error)) return new AppError('databaseUnavailable', { cause: error });
  if (isRedisAway(error)) return new AppError('redisUnavailable', { cause: error });
  if (isDatabaseUnavailable(error)) return new AppError('databaseUnavailable', { cause: error });
  return new AppError('internal', { cause: error });
}

const isDatabaseError = (error: unknown): boolean => error instanceof Error && /^(Prisma|DriverAdapter|DatabaseError)/.test(error.name);

/** Logs what is ours to mend and answers with the catalogue's status and sentence. */
export function errorResponse(error: unknown, { logger, requestId }: { logger: Logger; requestId: string }): Response {
  const appError = toAppError(error);
  if (appError.code === 'internal') logger.error({ requestId, err: appError.cause ?? appError }, 'request failed');
  else if (appError.status >= 500) logger.warn({ requestId, code: appError.code }, 'request refused');
  return Response.json(
    { error: appError.serialize() },
    {
      status: appError.status,
      headers: { 'cache-control': 'no-store', 'x-request-id': requestId, ...(appError.status === 503 ? { 'retry-after': '2' } : {}) },
    },
  );
}
