import { createTemplate, createTemplateBody, listTemplates } from '../../../features/broadcasts/server.ts';
import { handle } from '../../../server/handle.ts';

const route = '/api/templates';

export const GET = handle({ route, access: 'signedIn' }, async ({ backend, user }) => ({
  templates: await listTemplates(backend, user.id),
}));

export const POST = handle({ route, access: 'signedIn', body: createTemplateBody }, async ({ backend, user, body }) => ({
  status: 201,
  body: await createTemplate(backend, { ...body, ownerId: user.id }),
}));
