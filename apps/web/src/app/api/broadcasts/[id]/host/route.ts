import { handOver, handOverBody, showKeyOf } from '../../../../../features/broadcasts/server.ts';
import { handle, idParams } from '../../../../../server/handle.ts';

/** Public, since who was handed the show has a seat and no account; the seat is checked with the show. */
export const PUT = handle(
  { route: '/api/broadcasts/:id/host', access: 'public', params: idParams, body: handOverBody },
  async ({ backend, request, user, params, body }) => {
    await handOver(backend, { key: showKeyOf(backend, { request, user, broadcastId: params.id }), peerId: body.peerId });
    return undefined;
  },
);
