import type { JobData } from '@footlight/contracts';
import type { EgressRegistry } from '../egress/EgressRegistry.ts';

/** Returns when the end is written, whichever worker ran the Egress. */
export async function stopEgress(registry: EgressRegistry, { egressId, broadcastId }: JobData<'stopEgress'>): Promise<void> {
  await registry.stop({ egressId, broadcastId });
}
