/** What people do together beside the picture: chat, raised hands, the teleprompter. Its part of the Room socket. */
import { z } from 'zod';
import { chatChannel, chatMessage, chatText } from './chat.ts';
import { personName } from './names.ts';
import { teleprompter, teleprompterChange } from './notes.ts';

const id = z.string().min(1).max(64);
const empty = z.object({});

export const deskSnapshot = z.object({
  /** Another one when the Room began anew, and the numbers of its messages with it. */
  chatLogId: z.string(),
  /** Peer ids, in raising order. */
  hands: z.array(id),
  /** Null for those who do not run the show. */
  teleprompter: teleprompter.nullable(),
});
export type DeskSnapshot = z.infer<typeof deskSnapshot>;

export const deskRequests = {
  /** The same `messageId` again is answered with the message that was taken. */
  sendChat: { params: z.object({ channel: chatChannel, messageId: z.uuid(), text: chatText }), result: z.object({ message: chatMessage }) },
  /** What came after a serial, oldest first, a page at a time. */
  readChat: {
    params: z.object({ channel: chatChannel, after: z.number().int().min(0).default(0) }),
    result: z.object({ messages: z.array(chatMessage), more: z.boolean() }),
  },
  raiseHand: { params: empty, result: empty },
  /** One's own; by manageStage anyone's. */
  lowerHand: { params: z.object({ peerId: id }), result: empty },
  /** By manageStage: anyone but the host. */
  renamePeer: { params: z.object({ peerId: id, name: personName }), result: empty },
  /** By manageStage: nobody opens another one's microphone, one asks. A host's own mute is lifted with it. */
  askToUnmute: { params: z.object({ peerId: id }), result: empty },
  /** By manageStage: web has taken a new version of the notes. */
  tellNotesChanged: { params: z.object({ version: z.number().int().min(0) }), result: empty },
  /** By editScene: which saved scene one has switched to, for the show's log. */
  tellSceneSwitched: { params: z.object({ scene: z.string().trim().min(1).max(40) }), result: empty },
  /** By manageStage. */
  moveTeleprompter: { params: z.object({ change: teleprompterChange }), result: empty },
} as const;

export const deskNotifications = {
  chatMessageSent: z.object({ message: chatMessage }),
  handsChanged: z.object({ hands: z.array(id) }),
  unmuteAsked: z.object({ byName: z.string() }),
  notesChanged: z.object({ version: z.number().int().min(0) }),
  teleprompterMoved: z.object({ teleprompter, byPeerId: id }),
} as const;
