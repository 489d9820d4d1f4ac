import { roomRole, showAction } from '@footlight/contracts';
import { z } from 'zod';

/** What the show itself did, beside what people did. */
const showTurn = z.discriminatedUnion('type', [z.object({ type: z.literal('wentLive') }), z.object({ type: z.literal('ended') })]);

export const showEventView = z.object({
  /** ms since epoch. */
  at: z.number(),
  /** ms from going live. */
  offsetMs: z.number(),
  /** Null for what nobody did. */
  by: z.object({ name: z.string(), role: roomRole }).nullable(),
  event: z.union([showAction, showTurn]),
});
export type ShowEventView = z.infer<typeof showEventView>;
