import { brandImageSlot } from '@footlight/contracts';
import { sendBrandImage } from '../../../../../../../features/branding/server.ts';
import { assertRunsShow, showKeyOf } from '../../../../../../../features/broadcasts/server.ts';
import { handle, idParams } from '../../../../../../../server/handle.ts';

const params = idParams.extend({ slot: brandImageSlot });

/** Public, since a co-host has a seat and no account; the seat is checked with the show. */
export const GET = handle(
  { route: '/api/broadcasts/:id/brand/images/:slot', access: 'public', params },
  async ({ backend, request, user, params: { id, slot } }) => {
    const { ownerId } = await assertRunsShow(backend, showKeyOf(backend, { request, user, broadcastId: id }));
    return await sendBrandImage(backend, { userId: ownerId, slot });
  },
);
