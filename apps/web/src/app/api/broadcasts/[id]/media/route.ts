import { assertRunsShow, showKeyOf } from '../../../../../features/broadcasts/server.ts';
import { listMedia } from '../../../../../features/media/server.ts';
import { handle, idParams } from '../../../../../server/handle.ts';

/** The owner's library, to play from. Public, since a co-host has a seat and no account; the seat is checked with the show. */
export const GET = handle(
  { route: '/api/broadcasts/:id/media', access: 'public', params: idParams },
  async ({ backend, request, user, params }) => {
    const { ownerId } = await assertRunsShow(backend, showKeyOf(backend, { request, user, broadcastId: params.id }));
    return await listMedia(backend, ownerId);
  },
);
