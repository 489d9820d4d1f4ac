import { goLive, goLiveBody } from '../../../../../features/broadcasts/server.ts';
import { handle, idParams } from '../../../../../server/handle.ts';

export const POST = handle(
  { route: '/api/broadcasts/:id/live', access: 'signedIn', params: idParams, body: goLiveBody },
  async ({ backend, user, params, body }) => await goLive(backend, { ...body, id: params.id, ownerId: user.id }),
);
