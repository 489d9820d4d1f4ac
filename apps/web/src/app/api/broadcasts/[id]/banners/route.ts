import { savedBanners } from '@footlight/contracts';
import { readBanners, writeBanners } from '../../../../../features/broadcasts/server.ts';
import { handle, idParams } from '../../../../../server/handle.ts';

const route = '/api/broadcasts/:id/banners';

export const GET = handle({ route, access: 'signedIn', params: idParams }, async ({ backend, user, params }) => {
  return await readBanners(backend, { broadcastId: params.id, ownerId: user.id });
});

export const PUT = handle({ route, access: 'signedIn', params: idParams, body: savedBanners }, async ({ backend, user, params, body }) => {
  return await writeBanners(backend, { ...body, broadcastId: params.id, ownerId: user.id });
});
