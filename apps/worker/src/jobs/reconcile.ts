import type { EgressRegistry } from '../egress/EgressRegistry.ts';

/** Compares what should run with what does, and mends the difference. */
export async function reconcile(registry: EgressRegistry): Promise<void> {
  await registry.reconcile();
}
