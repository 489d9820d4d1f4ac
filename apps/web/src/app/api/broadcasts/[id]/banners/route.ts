import { savedBanners } from '@footlight/contracts';
import { assertRunsShow, publishEvent, readBanners, showKeyOf, writeBanners } from '../../../../../features/broadcasts/server.ts';
import { handle, idParams } from '../../../../../server/handle.ts';

const route = '/api/broadcasts/:id/banners';

/** Public, since a co-host has a seat and no account; the seat is checked with the show. */
export const GET = handle({ route, access: 'public', params: idParams }, async ({ backend, request, user, params }) => {
  const { id, ownerId } = await assertRunsShow(backend, showKeyOf(backend, { request, user, broadcastId: params.id }));
  return await readBanners(backend, { broadcastId: id, ownerId });
});

export const PUT = handle(
  { route, access: 'public', params: idParams, body: savedBanners },
  async ({ backend, request, user, params, body }) => {
    const { id, ownerId } = await assertRunsShow(backend, showKeyOf(backend, { request, user, broadcastId: params.id }));
    const saved = await writeBanners(backend, { ...body, broadcastId: id, ownerId });
    await publishEvent(backend, { broadcastId: id, event: { type: 'listChanged', list: 'banners', version: saved.version } });
    return saved;
  },
);
