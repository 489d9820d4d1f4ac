import { z } from 'zod';
import { outputFailureReason, outputState } from './egress.ts';
import { layoutId } from './layoutId.ts';
import { roomRole } from './roles.ts';
import { placement } from './signaling.ts';

const name = z.string().max(60);

/** What happened while the show was on air. Names are those of the moment. */
export const showAction = z.discriminatedUnion('type', [
  z.object({ type: z.literal('layoutChosen'), layout: layoutId }),
  z.object({ type: z.literal('sceneSwitched'), scene: z.string().max(40) }),
  /** Other fields of the Scene: overlays, name tags, fits. */
  z.object({ type: z.literal('pictureChanged'), fields: z.array(z.string().max(40)).max(40) }),
  z.object({ type: z.literal('placed'), name, placement }),
  z.object({ type: z.literal('muted'), name, muted: z.boolean() }),
  z.object({ type: z.literal('removed'), name, banned: z.boolean() }),
  /** Whoever did it was the host until then. */
  z.object({ type: z.literal('handedOver'), name }),
  /** Told by the worker; whoever took the show off air ended them all. */
  z.object({
    type: z.literal('destinationChanged'),
    destination: z.string(),
    state: outputState.exclude(['connecting', 'ended']),
    reason: outputFailureReason.nullable(),
  }),
]);
export type ShowAction = z.infer<typeof showAction>;

/** As media server and worker append it to the stream `redisKeys.showLog(broadcastId)`, in the field `action`. */
export const loggedAction = z.object({ at: z.number(), by: z.object({ name, role: roomRole }).nullable(), action: showAction });
export type LoggedAction = z.infer<typeof loggedAction>;

/** Entries that a stream keeps at least. */
export const showLogLength = 5000;
/** How long a stream outlives its last entry, for web to read it. */
export const showLogTtlSeconds = 7 * 24 * 60 * 60;
