import type { ChatChannel, DeskSnapshot } from '@footlight/contracts';
import type { RoomNotification, SelfInfo } from '../room/types.ts';
import { Store } from '../Store.ts';
import { ChatThread } from './ChatThread.ts';
import { TeleprompterCopy } from './TeleprompterCopy.ts';
import type { DeskRequest } from './types.ts';

/** What the people of a Room do together beside the picture, as one of them sees it. It lasts as long as its RoomClient. */
export class Desk {
  readonly threads: Readonly<Record<ChatChannel, ChatThread>>;
  readonly teleprompter: TeleprompterCopy;
  /** Peer ids of raised hands, in raising order. */
  readonly hands = new Store<readonly string[]>([]);
  /** Who asks one to unmute; null when nobody does. */
  readonly unmuteAskedBy = new Store<string | null>(null);
  /** The newest version of the notes that others told of. */
  readonly notesVersion = new Store(0);
  readonly #request: DeskRequest;
  #runsShow = false;
  #chatLogId: string | undefined;

  constructor({ request }: { request: DeskRequest }) {
    this.#request = request;
    this.threads = {
      everyone: new ChatThread({ channel: 'everyone', request }),
      hosts: new ChatThread({ channel: 'hosts', request }),
    };
    this.teleprompter = new TeleprompterCopy({ request });
  }

  async raiseHand(): Promise<void> {
    await this.#request('raiseHand', {});
  }

  async lowerHand(peerId: string): Promise<void> {
    await this.#request('lowerHand', { peerId });
  }

  async renamePeer(peerId: string, name: string): Promise<void> {
    await this.#request('renamePeer', { peerId, name });
  }

  async askToUnmute(peerId: string): Promise<void> {
    await this.#request('askToUnmute', { peerId });
  }

  /** Accepted or not: the question is answered. */
  forgetUnmuteAsked(): void {
    this.unmuteAskedBy.set(null);
  }

  async tellNotesChanged(version: number): Promise<void> {
    await this.#request('tellNotesChanged', { version });
  }

  async tellSceneSwitched(scene: string): Promise<void> {
    await this.#request('tellSceneSwitched', { scene });
  }

  /** A place in a Room was taken; or taken again, with more missed than the Room could tell. */
  entered(snapshot: DeskSnapshot, self: Pick<SelfInfo, 'peerId' | 'permissions'>): void {
    this.#runsShow = self.permissions.includes('manageStage');
    for (const thread of this.#openThreads()) void thread.enter({ logId: snapshot.chatLogId, selfId: self.peerId });
    this.#show(snapshot);
  }

  /** The same place again; what was missed was told. */
  resumed(snapshot: DeskSnapshot): void {
    for (const thread of this.#openThreads()) void thread.resume();
    this.#show(snapshot);
  }

  heard({ event, data }: RoomNotification): void {
    if (event === 'chatMessageSent') this.threads[data.message.channel].receive(data.message);
    else if (event === 'handsChanged') this.hands.set(data.hands);
    else if (event === 'unmuteAsked') this.unmuteAskedBy.set(data.byName);
    else if (event === 'notesChanged') this.notesVersion.update((version) => Math.max(version, data.version));
    else if (event === 'teleprompterMoved') this.teleprompter.follow(data.teleprompter);
  }

  #openThreads(): ChatThread[] {
    return this.#runsShow ? [this.threads.everyone, this.threads.hosts] : [this.threads.everyone];
  }

  #show({ chatLogId, hands, teleprompter }: DeskSnapshot): void {
    const beganAnew = this.#chatLogId !== undefined && this.#chatLogId !== chatLogId;
    this.#chatLogId = chatLogId;
    this.hands.set(hands);
    if (teleprompter) this.teleprompter.enter(teleprompter, { beganAnew });
  }
}
