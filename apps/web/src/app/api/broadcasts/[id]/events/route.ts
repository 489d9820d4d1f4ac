import { openEventStream } from '../../../../../features/broadcasts/server.ts';
import { readCookie } from '../../../../../server/cookies.ts';
import { handle, idParams } from '../../../../../server/handle.ts';

export const GET = handle(
  { route: '/api/broadcasts/:id/events', access: 'signedIn', params: idParams },
  async ({ backend, user, params, request }) => {
    const mayListen = async () => (await backend.sessions.findUser((name) => readCookie(request.headers, name)))?.id === user.id;
    return await openEventStream(backend, { id: params.id, ownerId: user.id, signal: request.signal, mayListen });
  },
);
