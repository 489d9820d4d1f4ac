const awayMessages =
  /Stream isn't writeable|Connection is closed|Command timed out|max retries per request|ECONNREFUSED|ECONNRESET|EPIPE|^LOADING|^READONLY|^MASTERDOWN/;

/** Redis did not answer in time. */
export class RedisAwayError extends Error {
  constructor(cause?: unknown) {
    super('Redis did not answer in time', cause === undefined ? undefined : { cause });
    this.name = 'RedisAwayError';
  }
}

/** True when the error says that Redis is away, rather than that a command was wrong. */
export function isRedisAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error instanceof RedisAwayError || error.name === 'MaxRetriesPerRequestError' || awayMessages.test(error.message);
}
