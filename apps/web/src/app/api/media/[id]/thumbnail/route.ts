import { maxThumbnailBytes, saveThumbnail, sendThumbnail } from '../../../../../features/media/server.ts';
import { handle, idParams } from '../../../../../server/handle.ts';
import { readBytes } from '../../../../../server/readBody.ts';

const route = '/api/media/:id/thumbnail';

export const GET = handle({ route, access: 'signedIn', params: idParams }, async ({ backend, user, params: { id } }) => {
  return await sendThumbnail(backend, { id, user });
});

export const PUT = handle({ route, access: 'signedIn', params: idParams }, async ({ backend, user, params: { id }, request }) => {
  return await saveThumbnail(backend, { id, user, bytes: await readBytes(request, maxThumbnailBytes) });
});
