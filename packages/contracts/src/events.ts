import { z } from 'zod';
import { egressStatus } from './egress.ts';
import { broadcastState } from './signaling.ts';

/** What web says of a Broadcast, kept in Redis for the media server and repeated as an event. */
export const broadcastStatus = z.object({ state: broadcastState, startedAt: z.number().nullable() });
export type BroadcastStatus = z.infer<typeof broadcastStatus>;

/**
 * Events of one Broadcast: Redis channel `redisKeys.broadcastEvents(id)`, and the studio's event stream. Each is a
 * whole state, so that a lost one is mended by the next. The worker repeats egressStatusChanged every second on air.
 */
export const broadcastEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('broadcastStateChanged'), status: broadcastStatus }),
  z.object({ type: z.literal('egressStatusChanged'), status: egressStatus }),
  /** Who holds the show: a seat's peer, or null for its owner. */
  z.object({ type: z.literal('hostChanged'), hostPeerId: z.string().nullable() }),
  /** Somebody saved a new version of a list of the show. */
  z.object({ type: z.literal('listChanged'), list: z.enum(['scenes', 'banners']), version: z.number().int() }),
]);
export type BroadcastEvent = z.infer<typeof broadcastEvent>;
