import { createInvite, createInviteBody, listInvites } from '../../../../../features/broadcasts/server.ts';
import { handle, idParams } from '../../../../../server/handle.ts';

const route = '/api/broadcasts/:id/invites';

export const GET = handle({ route, access: 'signedIn', params: idParams }, async ({ backend, user, params }) => ({
  invites: await listInvites(backend, { broadcastId: params.id, ownerId: user.id }),
}));

export const POST = handle(
  { route, access: 'signedIn', params: idParams, body: createInviteBody },
  async ({ backend, user, params, body }) => {
    const { invite, url } = await createInvite(backend, { ...body, broadcastId: params.id, ownerId: user.id });
    return { status: 201, body: { invite, url } };
  },
);
