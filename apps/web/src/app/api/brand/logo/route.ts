import { deleteLogo, maxLogoBytes, readLogo, saveLogo } from '../../../../features/branding/server.ts';
import { handle } from '../../../../server/handle.ts';
import { readBytes } from '../../../../server/readBody.ts';

const route = '/api/brand/logo';

export const GET = handle({ route, access: 'signedIn' }, async ({ backend, user }) => {
  const { bytes, type, updatedAt } = await readLogo(backend, user.id);
  return new Response(bytes, {
    headers: { 'content-type': type, 'cache-control': 'private, no-cache', 'last-modified': updatedAt.toUTCString() },
  });
});

export const PUT = handle({ route, access: 'signedIn' }, async ({ backend, user, request }) => {
  await saveLogo(backend, { userId: user.id, bytes: await readBytes(request, maxLogoBytes) });
  return undefined;
});

export const DELETE = handle({ route, access: 'signedIn' }, async ({ backend, user }) => {
  await deleteLogo(backend, user.id);
  return undefined;
});
