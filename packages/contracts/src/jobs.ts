/** BullMQ jobs. They name things by id and never carry a secret: workers read and decrypt what they need. */
import { z } from 'zod';

const uuid = z.uuid();

export const jobs = {
  startEgress: z.object({ egressId: uuid, broadcastId: uuid }),
  stopEgress: z.object({ egressId: uuid, broadcastId: uuid }),
  /** Compares what should run with what does, and mends the difference. */
  reconcile: z.object({}),
} as const;
export type JobName = keyof typeof jobs;
export type JobData<N extends JobName> = z.infer<(typeof jobs)[N]>;
