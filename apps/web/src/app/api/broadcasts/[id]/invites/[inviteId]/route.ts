import { z } from 'zod';
import { revokeInvite } from '../../../../../../features/broadcasts/server.ts';
import { handle } from '../../../../../../server/handle.ts';

const params = z.object({ id: z.uuid(), inviteId: z.uuid() });

export const DELETE = handle(
  { route: '/api/broadcasts/:id/invites/:inviteId', access: 'signedIn', params },
  async ({ backend, user, params: { id, inviteId } }) => {
    await revokeInvite(backend, { broadcastId: id, ownerId: user.id, inviteId });
    return undefined;
  },
);
