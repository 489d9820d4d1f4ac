import { assertHostsShow, goLive, goLiveBody, showKeyOf } from '../../../../../features/broadcasts/server.ts';
import { handle, idParams } from '../../../../../server/handle.ts';

/** Public, since who was handed the show has a seat and no account; the seat is checked with the show. */
export const POST = handle(
  { route: '/api/broadcasts/:id/live', access: 'public', params: idParams, body: goLiveBody },
  async ({ backend, request, user, params, body }) => {
    const show = await assertHostsShow(backend, showKeyOf(backend, { request, user, broadcastId: params.id }));
    return await goLive(backend, { ...body, ...show });
  },
);
