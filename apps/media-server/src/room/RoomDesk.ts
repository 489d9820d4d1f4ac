import {
  AppError,
  type ChatChannel,
  type ChatMessage,
  type DeskSnapshot,
  type NotificationData,
  type NotificationEvent,
  type TeleprompterChange,
} from '@footlight/contracts';
import { ChatLog } from './ChatLog.ts';
import type { Peer } from './Peer.ts';
import { assertMay } from './permissions.ts';
import { RaisedHands } from './RaisedHands.ts';
import { SharedTeleprompter } from './SharedTeleprompter.ts';

/** What the people of a Room do together beside the picture. It lives and goes with its Room. */
export class RoomDesk {
  readonly #listPeers: () => Iterable<Peer>;
  readonly #chat = new ChatLog();
  readonly #hands = new RaisedHands();
  readonly #teleprompter = new SharedTeleprompter();

  constructor({ listPeers }: { listPeers: () => Iterable<Peer> }) {
    this.#listPeers = listPeers;
  }

  describe(viewer: Peer): DeskSnapshot {
    const teleprompter = viewer.may('manageStage') ? this.#teleprompter.read() : null;
    return { chatLogId: this.#chat.logId, hands: this.#hands.peerIds, teleprompter };
  }

  /** @throws AppError forbidden, chatTooFast. */
  sendChat(author: Peer, { channel, messageId, text }: { channel: ChatChannel; messageId: string; text: string }): ChatMessage {
    assertMayChat(author, channel);
    const { peerId, name, role } = author;
    const { message, isNew } = this.#chat.append({ author: { peerId, name, role }, channel, messageId, text });
    if (isNew) this.#tell('chatMessageSent', { message }, (peer) => mayChat(peer, channel));
    return message;
  }

  /** @throws AppError forbidden. */
  readChat(reader: Peer, { channel, after }: { channel: ChatChannel; after: number }) {
    assertMayChat(reader, channel);
    return this.#chat.readAfter(channel, after);
  }

  /** @throws AppError forbidden for who cannot come on stage, onStageAlready. */
  raiseHand(peer: Peer): void {
    assertMay(peer, 'publishCamera');
    if (peer.placement === 'onStage') throw new AppError('onStageAlready');
    if (this.#hands.raise(peer.peerId)) this.#tellHands();
  }

  /** @throws AppError forbidden. */
  lowerHand(actor: Peer, peerId: string): void {
    if (actor.peerId !== peerId) assertMay(actor, 'manageStage');
    this.#lower(peerId);
  }

  /** Who is on stage has what the hand asked for. */
  peerPlaced({ peerId, placement }: Peer): void {
    if (placement === 'onStage') this.#lower(peerId);
  }

  peerLeft({ peerId }: Peer): void {
    this.#lower(peerId);
  }

  /** @throws AppError forbidden. */
  tellNotesChanged(actor: Peer, version: number): void {
    assertMay(actor, 'manageStage');
    this.#tell('notesChanged', { version }, (peer) => peer !== actor && peer.may('manageStage'));
  }

  /** @throws AppError forbidden. */
  moveTeleprompter(actor: Peer, change: TeleprompterChange): void {
    assertMay(actor, 'manageStage');
    const teleprompter = this.#teleprompter.change(change);
    this.#tell('teleprompterMoved', { teleprompter, byPeerId: actor.peerId }, (peer) => peer !== actor && peer.may('manageStage'));
  }

  #lower(peerId: string): void {
    if (this.#hands.lower(peerId)) this.#tellHands();
  }

  #tellHands(): void {
    this.#tell('handsChanged', { hands: this.#hands.peerIds }, () => true);
  }

  #tell<E extends NotificationEvent>(event: E, data: NotificationData<E>, isFor: (peer: Peer) => boolean): void {
    for (const peer of this.#listPeers()) if (isFor(peer)) peer.notify(event, data);
  }
}

const mayChat = (peer: Peer, channel: ChatChannel): boolean => channel === 'everyone' || peer.may('manageStage');

function assertMayChat(peer: Peer, channel: ChatChannel): void {
  if (!mayChat(peer, channel)) throw new AppError('forbidden');
}
