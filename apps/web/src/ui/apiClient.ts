import { AppError, type FieldProblem, isErrorCode } from '@footlight/contracts';
import { z } from 'zod';

const errorBody = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    problems: z.array(z.object({ path: z.string(), message: z.string() })).default([]),
  }),
});

interface CallOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Sent as JSON; a Blob is sent as it is. */
  body?: unknown;
  signal?: AbortSignal;
}

export const unreachableText = 'The server cannot be reached. Check your connection, then try again.';

/**
 * Calls this app's HTTP API.
 * @param path begins with `/api/`.
 * @param options `result` is what the answer must look like; without it the answer is ignored.
 * @throws AppError as the server told it; `internal` when the server cannot be reached or its answer is not understood.
 */
export async function callApi<S extends z.ZodType>(path: string, options: CallOptions & { result: S }): Promise<z.infer<S>>;
export async function callApi(path: string, options?: CallOptions): Promise<unknown>;
export async function callApi(
  path: string,
  { method = 'GET', body, signal, result }: CallOptions & { result?: z.ZodType } = {},
): Promise<unknown> {
  const response = await send(path, { method, body, signal });
  const answer: unknown = response.status === 204 ? undefined : await response.json().catch(() => undefined);
  if (!response.ok) throw errorFrom(answer);
  const parsed = (result ?? z.unknown()).safeParse(answer);
  if (!parsed.success) throw new AppError('internal', { cause: parsed.error });
  return parsed.data;
}

async function send(
  path: string,
  { method, body, signal }: { method: string; body: unknown; signal: AbortSignal | undefined },
): Promise<Response> {
  const payload: RequestInit =
    body === undefined
      ? {}
      : body instanceof Blob
        ? { body }
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  try {
    return await fetch(path, { method, credentials: 'same-origin', cache: 'no-store', ...(signal ? { signal } : {}), ...payload });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new AppError('internal', { message: unreachableText, cause: error });
  }
}

/** What the server said in a refusal's body. */
export function errorFrom(answer: unknown): AppError {
  const parsed = errorBody.safeParse(answer);
  if (!parsed.success || !isErrorCode(parsed.data.error.code)) return new AppError('internal');
  const { code, message, problems } = parsed.data.error;
  return new AppError(code, { message, problems });
}

/** The sentence to show for anything that was thrown. */
export const messageOf = (error: unknown): string => (error instanceof AppError ? error.message : new AppError('internal').message);

/** Problems by field, for forms: the first of each. */
export const problemsOf = (error: unknown): Record<string, string> => {
  const problems: readonly FieldProblem[] = error instanceof AppError ? error.problems : [];
  return Object.fromEntries([...problems].reverse().map(({ path, message }) => [path, message]));
};
