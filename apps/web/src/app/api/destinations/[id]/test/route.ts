import { testDestination } from '../../../../../features/destinations/server.ts';
import { handle, idParams } from '../../../../../server/handle.ts';

export const POST = handle(
  { route: '/api/destinations/:id/test', access: 'signedIn', params: idParams },
  async ({ backend, user, params, request }) => await testDestination(backend, { id: params.id, ownerId: user.id, signal: request.signal }),
);
