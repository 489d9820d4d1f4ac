import { readBrand } from '../../../../../features/branding/server.ts';
import { assertRunsShow, showKeyOf } from '../../../../../features/broadcasts/server.ts';
import { handle, idParams } from '../../../../../server/handle.ts';

/** Public, since a co-host has a seat and no account; the seat is checked with the show. */
export const GET = handle(
  { route: '/api/broadcasts/:id/brand', access: 'public', params: idParams },
  async ({ backend, request, user, params }) => {
    const { ownerId } = await assertRunsShow(backend, showKeyOf(backend, { request, user, broadcastId: params.id }));
    return await readBrand(backend, ownerId);
  },
);
