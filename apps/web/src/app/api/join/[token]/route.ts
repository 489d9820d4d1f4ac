import { z } from 'zod';
import {
  joinBody,
  joinByInvite,
  pageOrigin,
  previewInvite,
  readSeat,
  seatCookie,
  seatCookieName,
} from '../../../../features/broadcasts/server.ts';
import type { Backend } from '../../../../server/backend.ts';
import { readCookie } from '../../../../server/cookies.ts';
import { handle } from '../../../../server/handle.ts';

const route = '/api/join/:token';
const params = z.object({ token: z.string().max(200) });

const seatReader = (backend: Backend, request: Request) => (broadcastId: string) =>
  readSeat(readCookie(request.headers, seatCookieName(broadcastId)), { secret: backend.env.NEXTAUTH_SECRET, broadcastId });

export const GET = handle({ route, access: 'public', limit: 'join', params }, async ({ backend, request, params: { token } }) => {
  return await previewInvite(backend, { token, seatOf: seatReader(backend, request) });
});

export const POST = handle(
  { route, access: 'public', limit: 'join', params, body: joinBody },
  async ({ backend, request, params: { token }, body }) => {
    const { admission, seat } = await joinByInvite(backend, {
      token,
      name: body.name,
      seatOf: seatReader(backend, request),
      origin: pageOrigin(request),
    });
    const cookie = seatCookie(seat, { secret: backend.env.NEXTAUTH_SECRET, publicUrl: backend.env.NEXTAUTH_URL });
    return Response.json(admission, { headers: { 'set-cookie': cookie, 'cache-control': 'no-store' } });
  },
);
