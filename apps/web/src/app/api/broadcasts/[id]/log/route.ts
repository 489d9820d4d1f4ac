import { readShowLog } from '../../../../../features/broadcasts/server.ts';
import { handle, idParams } from '../../../../../server/handle.ts';

export const GET = handle(
  { route: '/api/broadcasts/:id/log', access: 'signedIn', params: idParams },
  async ({ backend, user, params: { id } }) => {
    const events = await readShowLog(backend, { id, ownerId: user.id });
    return Response.json(
      { events },
      { headers: { 'cache-control': 'no-store', 'content-disposition': 'attachment; filename="show-log.json"' } },
    );
  },
);
