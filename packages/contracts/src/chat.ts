import { z } from 'zod';
import { isPlainText } from './plainText.ts';
import { roomRole } from './roles.ts';

/** Who reads along: everyone in the Room, or those who run the show. */
export const chatChannel = z.enum(['everyone', 'hosts']);
export type ChatChannel = z.infer<typeof chatChannel>;

/** In UTF-16 units, as the browser counts them. */
export const maxChatLength = 500;
/** Messages of a channel that a Room keeps. */
export const maxKeptMessages = 200;
/** Messages in one answer: with the longest texts still well below maxFrameBytes. */
export const chatPageSize = 30;

/** Plain text: what looks like HTML stays text. */
export const chatText = z
  .string()
  .trim()
  .min(1, 'Write something first.')
  .max(maxChatLength, `At most ${maxChatLength} characters.`)
  .refine(isPlainText, 'Control characters cannot be sent.');

export const chatMessage = z.object({
  /** Made by its sender, and kept for another try: the Room takes it once. */
  messageId: z.uuid(),
  channel: chatChannel,
  /** Rises by one with each message of the channel; begins anew with the Room. */
  serial: z.number().int().positive(),
  peerId: z.string().min(1).max(64),
  /** What the sender was called then. */
  name: z.string(),
  role: roomRole,
  text: z.string(),
  /** ms since epoch; never before that of an earlier message. */
  sentAt: z.number(),
});
export type ChatMessage = z.infer<typeof chatMessage>;
