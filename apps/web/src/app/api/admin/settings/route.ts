import { readSettings, updateSettings, updateSettingsBody } from '../../../../features/admin/server.ts';
import { handle } from '../../../../server/handle.ts';

const route = '/api/admin/settings';

export const GET = handle({ route, access: 'admin' }, async ({ backend }) => await readSettings(backend));

export const PATCH = handle(
  { route, access: 'admin', body: updateSettingsBody },
  async ({ backend, body }) => await updateSettings(backend, body),
);
