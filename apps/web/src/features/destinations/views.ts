import { platformId, programId } from '@footlight/contracts';
import { z } from 'zod';

/** A Destination as pages see it: the stream key never leaves the server. Times are ms since epoch. */
export const destinationView = z.object({
  id: z.uuid(),
  name: z.string(),
  platform: platformId,
  /** Which of the show's Programs goes there. */
  program: programId,
  serverUrl: z.string(),
  enabled: z.boolean(),
  streamKeySetAt: z.number(),
});
export type DestinationView = z.infer<typeof destinationView>;

/** Answer to a change: what is worth a look although it was saved. */
export const savedDestination = destinationView.extend({ warning: z.string().nullable() });
