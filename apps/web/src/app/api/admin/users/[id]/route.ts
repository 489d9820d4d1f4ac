import { updateUser, updateUserBody } from '../../../../../features/admin/server.ts';
import { handle, idParams } from '../../../../../server/handle.ts';

export const PATCH = handle(
  { route: '/api/admin/users/:id', access: 'admin', params: idParams, body: updateUserBody },
  async ({ backend, params, body }) => await updateUser(backend, { ...body, id: params.id }),
);
