import { admitHost, pageOrigin } from '../../../../../features/broadcasts/server.ts';
import { handle, idParams } from '../../../../../server/handle.ts';

export const POST = handle(
  { route: '/api/broadcasts/:id/admission', access: 'signedIn', params: idParams },
  async ({ backend, user, params, request }) => await admitHost(backend, { id: params.id, user, origin: pageOrigin(request) }),
);
