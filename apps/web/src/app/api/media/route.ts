import { listMedia, saveUpload, uploadQuery } from '../../../features/media/server.ts';
import { handle } from '../../../server/handle.ts';

const route = '/api/media';

export const GET = handle({ route, access: 'signedIn' }, async ({ backend, user }) => await listMedia(backend, user.id));

/** The file is the body, as it is: it is stored while it comes. What is said of it stands in the query. */
export const POST = handle({ route, access: 'signedIn', limit: 'upload' }, async ({ backend, user, request }) => {
  const query = uploadQuery.parse(Object.fromEntries(new URL(request.url).searchParams));
  const length = request.headers.get('content-length');
  const announcedBytes = length === null ? null : Number(length);
  return { status: 201, body: await saveUpload(backend, { ...query, ownerId: user.id, body: request.body, announcedBytes }) };
});
