import { randomUUID } from 'node:crypto';
import { AppError } from '@footlight/contracts';
import { z } from 'zod';
import { type Backend, getBackend } from './backend.ts';
import { clientAddress } from './clientAddress.ts';
import { readCookie } from './cookies.ts';
import { errorResponse } from './errorResponse.ts';
import type { RateLimitName } from './RateLimits.ts';
import { readJson } from './readBody.ts';
import type { SessionUser } from './Sessions.ts';
import { assertSameOrigin } from './sameOrigin.ts';

type Access = 'public' | 'signedIn' | 'admin';

const maxJsonBytes = 64 * 1024;

interface RouteOptions<A extends Access, P extends z.ZodType, B extends z.ZodType> {
  /** The route's pattern, for logs and metrics; addresses may hold tokens. */
  route: string;
  access: A;
  /** Path parameters; one that does not fit means the thing does not exist. */
  params?: P;
  /** JSON body; a request without one is read as `{}`. */
  body?: B;
  /** Beside the API's own limit, counted by address. */
  limit?: RateLimitName;
}

export interface RouteInput<A extends Access, P, B> {
  backend: Backend;
  request: Request;
  requestId: string;
  address: string;
  user: A extends 'public' ? SessionUser | undefined : SessionUser;
  params: P;
  body: B;
}

type Answer = Response | { status: number; body: unknown } | object | undefined;
type RouteHandler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;

/**
 * A route handler that parses, asks the feature and answers. Refuses other sites, strangers, floods and bad input before
 * the feature is called. A returned object is sent as JSON, undefined as 204.
 */
export function handle<A extends Access, P extends z.ZodType = z.ZodUnknown, B extends z.ZodType = z.ZodUnknown>(
  options: RouteOptions<A, P, B>,
  respond: (input: RouteInput<A, z.infer<P>, z.infer<B>>) => Promise<Answer>,
): RouteHandler {
  return async (request, context) => {
    const requestId = randomUUID();
    const backend = getBackend();
    const stopTimer = backend.metrics.requestSeconds.startTimer({ route: options.route });
    let response: Response;
    try {
      const input = await parseRequest(options, { backend, request, requestId, params: await context.params });
      response = toResponse(await respond(input));
      response.headers.set('x-request-id', requestId);
    } catch (error) {
      response = errorResponse(error, { logger: backend.logger, requestId });
    }
    stopTimer();
    backend.metrics.requests.inc({ route: options.route, method: request.method, status: response.status });
    return response;
  };
}

interface RawRequest {
  backend: Backend;
  request: Request;
  requestId: string;
  params: unknown;
}

async function parseRequest<A extends Access, P extends z.ZodType, B extends z.ZodType>(
  { access, params: paramsSchema, body: bodySchema, limit }: RouteOptions<A, P, B>,
  { backend, request, requestId, params: rawParams }: RawRequest,
): Promise<RouteInput<A, z.infer<P>, z.infer<B>>> {
  assertSameOrigin(request, { publicUrl: backend.env.NEXTAUTH_URL });
  const address = clientAddress(request.headers, backend.env.TRUST_PROXY);
  if (limit) await backend.rateLimits.consume(limit, address);
  const user = await backend.sessions.findUser((name) => readCookie(request.headers, name));
  await backend.rateLimits.consume('api', user?.id ?? address);
  assertAccess(access, user);
  const params = (paramsSchema ?? z.unknown()).safeParse(rawParams);
  if (!params.success) throw new AppError('notFound');
  const body = bodySchema ? await bodySchema.parseAsync(await readOptionalJson(request)) : undefined;
  const parsed = { backend, request, requestId, address, user, params: params.data, body };
  return parsed as RouteInput<A, z.infer<P>, z.infer<B>>;
}

const readOptionalJson = async (request: Request): Promise<unknown> => (request.body === null ? {} : await readJson(request, maxJsonBytes));

function assertAccess(access: Access, user: SessionUser | undefined): void {
  if (access === 'public') return;
  if (!user) throw new AppError('unauthenticated');
  if (access === 'admin' && user.role !== 'admin') throw new AppError('forbidden');
}

function toResponse(answer: Answer): Response {
  if (answer instanceof Response) return answer;
  const headers = { 'cache-control': 'no-store' };
  if (answer === undefined) return new Response(null, { status: 204, headers });
  if (isWithStatus(answer)) return Response.json(answer.body, { status: answer.status, headers });
  return Response.json(answer, { headers });
}

const isWithStatus = (answer: object): answer is { status: number; body: unknown } =>
  'status' in answer && typeof answer.status === 'number' && 'body' in answer;

/** Path parameters `{ id }`. */
export const idParams = z.object({ id: z.uuid() });
