import { formatChapters, listChapters, readShowLog } from '../../../../../features/broadcasts/server.ts';
import { handle, idParams } from '../../../../../server/handle.ts';

export const GET = handle(
  { route: '/api/broadcasts/:id/chapters', access: 'signedIn', params: idParams },
  async ({ backend, user, params: { id } }) => {
    const events = await readShowLog(backend, { id, ownerId: user.id });
    return new Response(formatChapters(listChapters(events)), {
      headers: {
        'content-type': 'text/plain; charset=utf-8',
        'cache-control': 'no-store',
        'content-disposition': 'attachment; filename="chapters.txt"',
      },
    });
  },
);
