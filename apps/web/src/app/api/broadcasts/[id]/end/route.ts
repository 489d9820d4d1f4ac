import { assertHostsShow, endBroadcast, showKeyOf } from '../../../../../features/broadcasts/server.ts';
import { handle, idParams } from '../../../../../server/handle.ts';

/** Public, since who was handed the show has a seat and no account; the seat is checked with the show. */
export const POST = handle(
  { route: '/api/broadcasts/:id/end', access: 'public', params: idParams },
  async ({ backend, request, user, params }) => {
    return await endBroadcast(backend, await assertHostsShow(backend, showKeyOf(backend, { request, user, broadcastId: params.id })));
  },
);
