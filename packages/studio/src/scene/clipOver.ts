import { type SourceId, sourceIdOf } from '@footlight/contracts';
import type { Size } from '../layout/types.ts';
import type { PlannedItem } from './planProgram.ts';

/** The clip is a source like a shared screen: whole, and never stale. No peer has this id, since those are UUIDs. */
export const clipSourceId: SourceId = sourceIdOf('clip', 'screen');

interface StagePlan {
  size: Size;
  items: readonly PlannedItem[];
}

/** The same plan with the clip over everything on stage, whole between bars. */
export function layClipOver<P extends StagePlan>(plan: P): P {
  const frame = { x: 0, y: 0, ...plan.size };
  const item: PlannedItem = { ...frame, sourceId: clipSourceId, kind: 'screen', name: '', fit: 'contain', nameTag: null };
  return { ...plan, items: [...plan.items, item] };
}
