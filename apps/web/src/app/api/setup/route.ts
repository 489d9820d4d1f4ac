import { createFirstAdmin, setupBody } from '../../../features/auth/server.ts';
import { handle } from '../../../server/handle.ts';

export const POST = handle({ route: '/api/setup', access: 'public', limit: 'setup', body: setupBody }, async ({ backend, body }) => {
  const { id } = await createFirstAdmin(backend, body);
  backend.logger.info({ userId: id }, 'first admin created');
  return { status: 201, body: { id } };
});
