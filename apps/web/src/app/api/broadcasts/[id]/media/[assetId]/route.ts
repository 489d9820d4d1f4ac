import { z } from 'zod';
import { assertRunsShow, showKeyOf } from '../../../../../../features/broadcasts/server.ts';
import { sendMedia } from '../../../../../../features/media/server.ts';
import { handle, idParams } from '../../../../../../server/handle.ts';

const params = idParams.extend({ assetId: z.uuid() });

/** Public, since who was handed the show has a seat and no account; the seat is checked with the show. */
export const GET = handle(
  { route: '/api/broadcasts/:id/media/:assetId', access: 'public', params },
  async ({ backend, request, user, params: { id, assetId } }) => {
    const { ownerId } = await assertRunsShow(backend, showKeyOf(backend, { request, user, broadcastId: id }));
    return await sendMedia(backend, { id: assetId, user: { id: ownerId, role: 'creator' }, range: request.headers.get('range') });
  },
);
