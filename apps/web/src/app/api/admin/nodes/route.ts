import { listServers } from '../../../../features/broadcasts/server.ts';
import { handle } from '../../../../server/handle.ts';

export const GET = handle({ route: '/api/admin/nodes', access: 'admin' }, async ({ backend }) => ({ servers: await listServers(backend) }));
