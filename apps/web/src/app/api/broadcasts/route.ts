import { createBroadcast, createBroadcastBody, listBroadcasts } from '../../../features/broadcasts/server.ts';
import { handle } from '../../../server/handle.ts';

const route = '/api/broadcasts';

export const GET = handle({ route, access: 'signedIn' }, async ({ backend, user }) => ({
  broadcasts: await listBroadcasts(backend, user.id),
}));

export const POST = handle({ route, access: 'signedIn', body: createBroadcastBody }, async ({ backend, user, body }) => ({
  status: 201,
  body: await createBroadcast(backend, { ...body, ownerId: user.id }),
}));
