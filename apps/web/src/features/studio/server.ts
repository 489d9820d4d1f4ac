import type { Backend } from '../../server/backend.ts';
import type { BroadcastView } from '../broadcasts/index.ts';
import { readBroadcast } from '../broadcasts/server.ts';

/** What the studio page opens with. */
export interface StudioOpening {
  broadcast: BroadcastView;
  hasLogo: boolean;
}

/** @throws AppError notFound, for a Broadcast of someone else too. */
export async function readStudioOpening(backend: Backend, { id, userId }: { id: string; userId: string }): Promise<StudioOpening> {
  const [broadcast, logoCount] = await Promise.all([
    readBroadcast(backend, { id, ownerId: userId }),
    backend.database.brand.count({ where: { userId } }),
  ]);
  return { broadcast, hasLogo: logoCount > 0 };
}
