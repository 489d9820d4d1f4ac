import { endBroadcast } from '../../../../../features/broadcasts/server.ts';
import { handle, idParams } from '../../../../../server/handle.ts';

export const POST = handle(
  { route: '/api/broadcasts/:id/end', access: 'signedIn', params: idParams },
  async ({ backend, user, params }) => {
    return await endBroadcast(backend, { id: params.id, ownerId: user.id });
  },
);
