import { AppError } from '@footlight/contracts';
import { assertRunsShow, openEventStream, showKeyOf } from '../../../../../features/broadcasts/server.ts';
import { readCookie } from '../../../../../server/cookies.ts';
import { handle, idParams } from '../../../../../server/handle.ts';

/** Public, since a co-host has a seat and no account; the seat is checked with the show, and again while the stream is open. */
export const GET = handle(
  { route: '/api/broadcasts/:id/events', access: 'public', params: idParams },
  async ({ backend, user, params, request }) => {
    const { id, ownerId } = await assertRunsShow(backend, showKeyOf(backend, { request, user, broadcastId: params.id }));
    const mayListen = async (): Promise<boolean> => {
      const now = await backend.sessions.findUser((name) => readCookie(request.headers, name));
      return await assertRunsShow(backend, showKeyOf(backend, { request, user: now, broadcastId: id })).then(
        () => true,
        (error: unknown) => {
          if (error instanceof AppError && !error.retryable) return false;
          throw error;
        },
      );
    };
    return await openEventStream(backend, { id, ownerId, signal: request.signal, mayListen });
  },
);
