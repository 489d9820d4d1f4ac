import type { JobData } from '@footlight/contracts';
import type { EgressRegistry } from '../egress/EgressRegistry.ts';

/** Returns when the Egress is started: the running Egress is not the job. */
export async function startEgress(registry: EgressRegistry, { egressId, broadcastId }: JobData<'startEgress'>): Promise<void> {
  await registry.start({ egressId, broadcastId });
}
