import { deleteTemplate } from '../../../../features/broadcasts/server.ts';
import { handle, idParams } from '../../../../server/handle.ts';

export const DELETE = handle({ route: '/api/templates/:id', access: 'signedIn', params: idParams }, async ({ backend, user, params }) => {
  await deleteTemplate(backend, { templateId: params.id, ownerId: user.id });
  return undefined;
});
