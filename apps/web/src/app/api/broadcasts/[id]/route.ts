import { deleteBroadcast, readBroadcast, updateBroadcast, updateBroadcastBody } from '../../../../features/broadcasts/server.ts';
import { handle, idParams } from '../../../../server/handle.ts';

const route = '/api/broadcasts/:id';

export const GET = handle({ route, access: 'signedIn', params: idParams }, async ({ backend, user, params }) => {
  return await readBroadcast(backend, { id: params.id, ownerId: user.id });
});

export const PATCH = handle(
  { route, access: 'signedIn', params: idParams, body: updateBroadcastBody },
  async ({ backend, user, params, body }) => {
    return await updateBroadcast(backend, { ...body, id: params.id, ownerId: user.id });
  },
);

export const DELETE = handle({ route, access: 'signedIn', params: idParams }, async ({ backend, user, params }) => {
  await deleteBroadcast(backend, { id: params.id, ownerId: user.id });
  return undefined;
});
