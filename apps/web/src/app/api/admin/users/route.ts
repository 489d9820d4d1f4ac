import { createUser, createUserBody, listUsers } from '../../../../features/admin/server.ts';
import { handle } from '../../../../server/handle.ts';

const route = '/api/admin/users';

export const GET = handle({ route, access: 'admin' }, async ({ backend }) => ({ users: await listUsers(backend) }));

export const POST = handle({ route, access: 'admin', body: createUserBody }, async ({ backend, body }) => ({
  status: 201,
  body: await createUser(backend, body),
}));
