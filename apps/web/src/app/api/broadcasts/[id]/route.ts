import {
  assertRunsShow,
  deleteBroadcast,
  readBroadcast,
  showKeyOf,
  updateBroadcast,
  updateBroadcastBody,
} from '../../../../features/broadcasts/server.ts';
import { handle, idParams } from '../../../../server/handle.ts';

const route = '/api/broadcasts/:id';

/** Public, since a co-host has a seat and no account; the seat is checked with the show. */
export const GET = handle({ route, access: 'public', params: idParams }, async ({ backend, request, user, params }) => {
  return await readBroadcast(backend, await assertRunsShow(backend, showKeyOf(backend, { request, user, broadcastId: params.id })));
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
