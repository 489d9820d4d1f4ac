import { ban, banBody, showKeyOf } from '../../../../../features/broadcasts/server.ts';
import { handle, idParams } from '../../../../../server/handle.ts';

/** Public, since a co-host has a seat and no account; the seat is checked with the show. */
export const POST = handle(
  { route: '/api/broadcasts/:id/bans', access: 'public', params: idParams, body: banBody },
  async ({ backend, request, user, params, body }) => {
    await ban(backend, { key: showKeyOf(backend, { request, user, broadcastId: params.id }), peerId: body.peerId });
    return undefined;
  },
);
