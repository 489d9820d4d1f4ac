import { deleteDestination, updateDestination, updateDestinationBody } from '../../../../features/destinations/server.ts';
import { handle, idParams } from '../../../../server/handle.ts';

const route = '/api/destinations/:id';

export const PATCH = handle(
  { route, access: 'signedIn', params: idParams, body: updateDestinationBody },
  async ({ backend, user, params, body }) => {
    return await updateDestination(backend, { ...body, id: params.id, ownerId: user.id });
  },
);

export const DELETE = handle({ route, access: 'signedIn', params: idParams }, async ({ backend, user, params }) => {
  await deleteDestination(backend, { id: params.id, ownerId: user.id });
  return undefined;
});
