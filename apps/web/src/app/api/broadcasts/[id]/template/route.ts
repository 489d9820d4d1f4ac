import { applyTemplate, applyTemplateBody } from '../../../../../features/broadcasts/server.ts';
import { handle, idParams } from '../../../../../server/handle.ts';

const route = '/api/broadcasts/:id/template';

export const POST = handle(
  { route, access: 'signedIn', params: idParams, body: applyTemplateBody },
  async ({ backend, user, params, body }) => {
    await applyTemplate(backend, { ...body, broadcastId: params.id, ownerId: user.id });
    return undefined;
  },
);
