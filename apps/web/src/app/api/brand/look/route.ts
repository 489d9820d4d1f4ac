import { look } from '@footlight/contracts';
import { saveLook } from '../../../../features/branding/server.ts';
import { handle } from '../../../../server/handle.ts';

export const PUT = handle({ route: '/api/brand/look', access: 'signedIn', body: look }, async ({ backend, user, body }) => {
  await saveLook(backend, { ...body, userId: user.id });
  return undefined;
});
