import { brandImageSlot, maxBrandImageBytes } from '@footlight/contracts';
import { z } from 'zod';
import { deleteBrandImage, saveBrandImage, sendBrandImage } from '../../../../../features/branding/server.ts';
import { handle } from '../../../../../server/handle.ts';
import { readBytes } from '../../../../../server/readBody.ts';

const route = '/api/brand/images/:slot';
const params = z.object({ slot: brandImageSlot });

export const GET = handle({ route, access: 'signedIn', params }, async ({ backend, user, params: { slot } }) => {
  return await sendBrandImage(backend, { userId: user.id, slot });
});

export const PUT = handle({ route, access: 'signedIn', params }, async ({ backend, user, request, params: { slot } }) => {
  await saveBrandImage(backend, { userId: user.id, slot, bytes: await readBytes(request, maxBrandImageBytes[slot]) });
  return undefined;
});

export const DELETE = handle({ route, access: 'signedIn', params }, async ({ backend, user, params: { slot } }) => {
  await deleteBrandImage(backend, { userId: user.id, slot });
  return undefined;
});
