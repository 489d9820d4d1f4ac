import { AppError, type FieldProblem, type RequestMethod, type RequestResult, type RoomTokenClaims, requests } from '@footlight/contracts';
import type { z } from 'zod';
import type { Peer, PeerSocket } from '../../room/Peer.ts';
import type { Place, RoomRegistry } from '../../room/RoomRegistry.ts';

/** Who came through the door: a token's bearer, or someone whose place was held. */
export type Entry = { kind: 'token'; claims: RoomTokenClaims } | { kind: 'resume'; place: Place };

/** What a handler knows of the socket it serves. */
export interface Session {
  readonly entry: Entry;
  readonly rooms: RoomRegistry;
  readonly socket: PeerSocket;
  /** False once the socket closed. */
  readonly open: boolean;
  /** @throws AppError badRequest before join or resume. */
  getPlace(): Place;
  /** @throws AppError badRequest after join or resume. */
  assertNoPlace(): void;
  /** Binds the socket to its place. */
  takePlace(place: Place): void;
  countJoin(peer: Peer): void;
}

type Params<M extends RequestMethod> = z.output<(typeof requests)[M]['params']>;
/** The same schemas, written so that the compiler sees which method's parameters each one gives. */
const contract: { readonly [M in RequestMethod]: { readonly params: z.ZodType<Params<M>> } } = requests;

export type RequestHandler = (data: unknown, session: Session) => Promise<unknown>;

/** A handler that gets its parameters parsed. @throws AppError badRequest that names each wrong field. */
export function defineHandler<M extends RequestMethod>(
  method: M,
  handle: (params: Params<M>, session: Session) => RequestResult<M> | Promise<RequestResult<M>>,
): RequestHandler {
  return async (data, session) => await handle(parseParams(contract[method].params, data), session);
}

function parseParams<T>(schema: z.ZodType<T>, data: unknown): T {
  const result = schema.safeParse(data ?? {});
  if (result.success) return result.data;
  const problems: FieldProblem[] = result.error.issues.slice(0, 10).map(({ path, message }) => ({ path: path.join('.'), message }));
  throw new AppError('badRequest', { problems });
}
