import { deleteMedia, renameMedia, renameMediaBody, sendMedia } from '../../../../features/media/server.ts';
import { handle, idParams } from '../../../../server/handle.ts';

const route = '/api/media/:id';

export const GET = handle({ route, access: 'signedIn', params: idParams }, async ({ backend, user, params: { id }, request }) => {
  return await sendMedia(backend, { id, user, range: request.headers.get('range') });
});

export const PATCH = handle(
  { route, access: 'signedIn', params: idParams, body: renameMediaBody },
  async ({ backend, user, params: { id }, body: { name } }) => await renameMedia(backend, { id, user, name }),
);

export const DELETE = handle({ route, access: 'signedIn', params: idParams }, async ({ backend, user, params: { id } }) => {
  await deleteMedia(backend, { id, user });
  return undefined;
});
