import { pageOrigin, readPublicShow, toCalendarFile } from '../../../../features/broadcasts/server.ts';
import { handle, idParams } from '../../../../server/handle.ts';

export const GET = handle(
  { route: '/shows/:id/calendar', access: 'public', params: idParams },
  async ({ backend, request, params: { id } }) => {
    const show = await readPublicShow(backend, id);
    const { requestHost, secure } = pageOrigin(request);
    const file = toCalendarFile(show, `${secure ? 'https' : 'http'}://${requestHost}/shows/${id}`);
    return new Response(file, {
      headers: { 'content-type': 'text/calendar; charset=utf-8', 'content-disposition': 'attachment; filename="show.ics"' },
    });
  },
);
