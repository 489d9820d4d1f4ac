import { savedScenes } from '@footlight/contracts';
import { readScenes, writeScenes } from '../../../../../features/broadcasts/server.ts';
import { handle, idParams } from '../../../../../server/handle.ts';

const route = '/api/broadcasts/:id/scenes';

export const GET = handle({ route, access: 'signedIn', params: idParams }, async ({ backend, user, params }) => {
  return await readScenes(backend, { broadcastId: params.id, ownerId: user.id });
});

export const PUT = handle({ route, access: 'signedIn', params: idParams, body: savedScenes }, async ({ backend, user, params, body }) => {
  return await writeScenes(backend, { ...body, broadcastId: params.id, ownerId: user.id });
});
