import type { Backend } from '../../server/backend.ts';
import type { BrandView } from '../branding/index.ts';
import { readBrand } from '../branding/server.ts';
import type { BroadcastView } from '../broadcasts/index.ts';
import { readBroadcast } from '../broadcasts/server.ts';

/** What the studio page opens with. */
export interface StudioOpening {
  broadcast: BroadcastView;
  brand: BrandView;
}

/** @throws AppError notFound, for a Broadcast of someone else too. */
export async function readStudioOpening(backend: Backend, { id, userId }: { id: string; userId: string }): Promise<StudioOpening> {
  const [broadcast, brand] = await Promise.all([readBroadcast(backend, { id, ownerId: userId }), readBrand(backend, userId)]);
  return { broadcast, brand };
}
