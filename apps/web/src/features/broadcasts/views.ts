import {
  assetKind,
  broadcastState,
  egressState,
  inviteRole,
  outputFailureReason,
  outputState,
  personName,
  platformId,
  programId,
  programSizeId,
  roomRole,
  streamingMethod,
} from '@footlight/contracts';
import { z } from 'zod';

/** Views of Broadcasts as pages see them. Times are ms since epoch. */
export const outputView = z.object({
  id: z.uuid(),
  kind: z.enum(['destination', 'recording']),
  destinationId: z.uuid().nullable(),
  name: z.string(),
  platform: z.string(),
  state: outputState,
  reason: outputFailureReason.nullable().catch(null),
  liveAt: z.number().nullable(),
  endedAt: z.number().nullable(),
  bytesSent: z.number(),
});
export type OutputView = z.infer<typeof outputView>;

export const egressView = z.object({ id: z.uuid(), state: egressState, outputs: z.array(outputView) });
export type EgressView = z.infer<typeof egressView>;

/** A file of the media library that a show begins or ends with. */
export const showClip = z.object({ id: z.uuid(), kind: assetKind, name: z.string() });
export type ShowClip = z.infer<typeof showClip>;

export const broadcastView = z.object({
  id: z.uuid(),
  title: z.string(),
  state: broadcastState,
  startedAt: z.number().nullable(),
  endedAt: z.number().nullable(),
  createdAt: z.number(),
  /** When it is planned to begin; null: no time is set. */
  scheduledAt: z.number().nullable(),
  programSize: programSizeId,
  /** Null: the default in settings. */
  streamingMethod: streamingMethod.nullable(),
  effectiveMethod: streamingMethod,
  destinations: z.array(z.object({ id: z.uuid(), name: z.string(), platform: platformId, program: programId })),
  /** Null: none is chosen. */
  intro: showClip.nullable(),
  outro: showClip.nullable(),
  egress: egressView.nullable(),
});
export type BroadcastView = z.infer<typeof broadcastView>;

const dayMs = 86_400_000;

const title = z.string().trim().min(1, 'Give the show a title.').max(120, 'At most 120 characters.');

/** ms since epoch; within ten years, so that a slip of a digit is one. */
const scheduledAt = z
  .number()
  .int()
  .refine((at) => at > Date.now() - dayMs, 'This time is over.')
  .refine((at) => at < Date.now() + 3650 * dayMs, 'This is more than ten years away.')
  .nullable();

/** Of one show. */
export const maxShowDestinations = 20;
const destinationIds = z.array(z.uuid()).max(maxShowDestinations, `At most ${maxShowDestinations} destinations.`);

export const createBroadcastBody = z.object({
  title,
  destinationIds: destinationIds.default([]),
  programSize: programSizeId.default('720p'),
  streamingMethod: streamingMethod.nullable().default(null),
  scheduledAt: scheduledAt.default(null),
  /** Its scenes, banners and clips are the new show's. */
  templateId: z.uuid().optional(),
});

export const updateBroadcastBody = z.object({
  title: title.optional(),
  destinationIds: destinationIds.optional(),
  programSize: programSizeId.optional(),
  streamingMethod: streamingMethod.nullable().optional(),
  scheduledAt: scheduledAt.optional(),
  introId: z.uuid().nullable().optional(),
  outroId: z.uuid().nullable().optional(),
});
export type UpdateBroadcastBody = z.infer<typeof updateBroadcastBody>;

/** What everyone with its address may know of a planned show. */
export const publicShowView = z.object({
  id: z.uuid(),
  title: z.string(),
  hostName: z.string(),
  state: broadcastState,
  scheduledAt: z.number(),
});
export type PublicShowView = z.infer<typeof publicShowView>;

export const goLiveBody = z.object({ withoutDestinations: z.boolean().default(false) });

export const inviteView = z.object({
  id: z.uuid(),
  role: inviteRole,
  label: z.string(),
  maxUses: z.number().int(),
  uses: z.number().int(),
  expiresAt: z.number(),
  revokedAt: z.number().nullable(),
  createdAt: z.number(),
  state: z.enum(['open', 'used', 'expired', 'revoked']),
});
export type InviteView = z.infer<typeof inviteView>;

export const inviteList = z.object({ invites: z.array(inviteView) });
/** The address holds the token, and this answer alone tells it. */
export const createdInvite = z.object({ invite: inviteView, url: z.url() });

export const createInviteBody = z.object({
  role: inviteRole.default('guest'),
  label: z.string().trim().max(60, 'At most 60 characters.').default(''),
  maxUses: z.number().int().min(1, 'At least one person.').max(50, 'At most 50 people.').default(1),
  expiresInHours: z.number().int().min(1, 'At least one hour.').max(720, 'At most 30 days.').default(24),
});
export type CreateInviteBody = z.input<typeof createInviteBody>;

/** What an invite link opens, before anything is used up. */
export const invitePreview = z.object({
  broadcastId: z.uuid(),
  title: z.string(),
  hostName: z.string(),
  /** `host`: the show was handed to whoever asks. */
  role: roomRole,
  state: broadcastState,
});
export type InvitePreview = z.infer<typeof invitePreview>;

export const joinBody = z.object({ name: personName });

/** Whom the show is handed to; null: its owner. */
export const handOverBody = z.object({ peerId: z.string().min(1).max(64).nullable() });

export const banBody = z.object({ peerId: z.string().min(1).max(64) });
