import {
  AppError,
  defaultScene,
  type MediaSource,
  type PeerCondition,
  type Placement,
  type ProducerInfo,
  type RequestResult,
  type SceneChange,
} from '@footlight/contracts';
import { Desk } from '../desk/Desk.ts';
import { Store } from '../Store.ts';
import { backOffMs } from './backOff.ts';
import { MediaConnection, type MediaStats } from './MediaConnection.ts';
import { PublishedTrack } from './PublishedTrack.ts';
import { RemoteTracks } from './RemoteTracks.ts';
import { RoomLink } from './RoomLink.ts';
import { applyJoin, applyNotification, applySnapshot, initialRoomState } from './roomState.ts';
import { type PendingChange, SceneCopy } from './SceneCopy.ts';
import type { GetAdmission, RemoteTrack, RoomNotification, RoomState } from './types.ts';

export interface PublishOptions {
  paused?: boolean;
  /** Of the picture, in pixels; a composed track does not tell it before its first frame. */
  shorterSide?: number;
}

type RtpCapabilities = RequestResult<'join'>['routerRtpCapabilities'];

/**
 * A person's place in a Room: its state, the tracks of the others and one's own. Outlives lost sockets, lost paths and dead
 * servers: each is replaced, and what was published is published again.
 */
export class RoomClient {
  readonly state = new Store<RoomState>(initialRoomState);
  readonly desk = new Desk({ request: (method, params) => this.#link.request(method, params) });

  readonly #link: RoomLink;
  readonly #published = new Set<PublishedTrack>();
  readonly #sceneCopy = new SceneCopy();
  #media: { connection: MediaConnection; remotes: RemoteTracks } | undefined;
  #routerRtpCapabilities: RtpCapabilities = {};
  #rebuilds = 0;
  #rebuildTimer: ReturnType<typeof setTimeout> | undefined;

  constructor({ getAdmission }: { getAdmission: GetAdmission }) {
    this.#link = new RoomLink({
      getAdmission,
      onJoined: (result) => this.#onJoined(result),
      onResumed: (result) => this.#onResumed(result),
      onNotification: (notification) => this.#onNotification(notification),
      onLost: () => this.state.update((state) => ({ ...state, connection: 'reconnecting' })),
      onClosed: (reason) => this.#onClosed(reason),
    });
  }

  /**
   * Enters the Room. @param takeOver displaces one's own other tab.
   * @throws AppError alreadyInStudio, roomFull, removedFromRoom, or whatever `getAdmission` throws.
   */
  async join({ takeOver = false }: { takeOver?: boolean } = {}): Promise<void> {
    this.state.update((state) => ({ ...state, connection: 'connecting', closed: null }));
    try {
      await this.#link.join({ takeOver });
    } catch (error) {
      this.state.update((state) => ({ ...state, connection: 'idle' }));
      throw error;
    }
  }

  /**
   * Sends a track until it is closed, through every reconnect. @throws AppError when the server refuses it; while the server
   * is away it is sent as soon as it is back.
   */
  async publish(source: MediaSource, track: MediaStreamTrack, options: PublishOptions = {}): Promise<PublishedTrack> {
    const published = new PublishedTrack({ source, track, ...options, onClosed: () => this.#published.delete(published) });
    this.#published.add(published);
    const connection = this.#media?.connection;
    if (!connection) return published;
    try {
      await published.attach(connection);
    } catch (error) {
      if (!(error instanceof AppError && error.retryable)) {
        await published.close();
        throw error;
      }
      this.#rebuildLater(connection);
    }
    return published;
  }

  async setPlacement(peerId: string, placement: Placement): Promise<void> {
    await this.#link.request('setPlacement', { peerId, placement });
  }

  /** From backstage: those on stage hear one until it is taken back. */
  async talkToStage(on: boolean): Promise<void> {
    await this.#link.request('talkToStage', { on });
  }

  async setMutedByHost(peerId: string, muted: boolean): Promise<void> {
    await this.#link.request('setMutedByHost', { peerId, muted });
  }

  /** With `ban` they may not come back while the Room lives. */
  async removePeer(peerId: string, { ban = false }: { ban?: boolean } = {}): Promise<void> {
    await this.#link.request('removePeer', { peerId, ban });
  }

  async renameSelf(name: string): Promise<void> {
    await this.#link.request('renameSelf', { name });
  }

  /** Tells those who manage the stage how one's connection and devices are doing. */
  async reportCondition(condition: PeerCondition): Promise<void> {
    await this.#link.request('reportCondition', { condition });
  }

  /** What the browser counts on the way out and on the way in; empty while there is none. */
  async getStats(): Promise<MediaStats> {
    return (await this.#media?.connection.getStats()) ?? { send: new Map(), recv: new Map() };
  }

  /** Counts here at once; a server that is away is told when it is back. @throws AppError the server's refusal. */
  async updateScene(change: SceneChange): Promise<void> {
    const pending = this.#sceneCopy.add(change);
    this.#showScene();
    await this.#sendChange(pending);
  }

  async leave(): Promise<void> {
    await this.#link.leave();
  }

  #onJoined(result: RequestResult<'join'>): void {
    const before = this.state.getSnapshot();
    // A server that had to be replaced has a fresh Room: the one who makes the Program brings its arrangement along.
    const isFresh = JSON.stringify(result.room.scene) === JSON.stringify(defaultScene);
    const bringsScene = before.self !== null && isFresh && result.self.permissions.includes('publishProgram');
    this.#sceneCopy.confirm(result.room.scene);
    if (bringsScene) this.#sceneCopy.add(before.scene);
    this.state.update((state) => ({ ...applyJoin(state, result), scene: this.#sceneCopy.scene }));
    this.#rebuilds = 0;
    this.#routerRtpCapabilities = result.routerRtpCapabilities;
    this.#rebuildMedia(result.room.producers);
    this.desk.entered(result.room.desk, result.self);
    this.#sendPending();
  }

  #onResumed({ missed, room }: RequestResult<'resume'>): void {
    this.#sceneCopy.confirm(room.scene);
    this.state.update((state) => ({ ...applySnapshot({ ...state, connection: 'connected' }, room), scene: this.#sceneCopy.scene }));
    // Too much was missed to know whether the transports still stand.
    if (missed === null || !this.#media) this.#rebuildMedia(room.producers);
    else this.#mendMedia(room.producers);
    const { self } = this.state.getSnapshot();
    if (missed === null && self) this.desk.entered(room.desk, self);
    else this.desk.resumed(room.desk);
    this.#sendPending();
  }

  #showScene(): void {
    const { scene } = this.#sceneCopy;
    this.state.update((state) => (state.scene === scene ? state : { ...state, scene }));
  }

  /** Changes made while the server was away, in their order. */
  #sendPending(): void {
    for (const pending of this.#sceneCopy.pending) this.#sendChange(pending).catch(() => undefined);
  }

  /** The Room tells everyone of a change before it answers. */
  async #sendChange(pending: PendingChange): Promise<void> {
    try {
      await this.#link.request('updateScene', { change: pending.change });
    } catch (error) {
      if (error instanceof AppError && error.retryable) return;
      this.#sceneCopy.settle(pending);
      this.#showScene();
      throw error;
    }
    this.#sceneCopy.settle(pending);
    this.#showScene();
  }

  #onNotification(notification: RoomNotification): void {
    if (notification.event === 'sceneChanged') this.#sceneCopy.confirm(notification.data.scene);
    this.state.update((state) => ({ ...applyNotification(state, notification), scene: this.#sceneCopy.scene }));
    this.desk.heard(notification);
    const remotes = this.#media?.remotes;
    const { event, data } = notification;
    if (event === 'producerAdded') {
      if (data.producer.peerId !== this.state.getSnapshot().self?.peerId) void remotes?.add(data.producer);
    } else if (event === 'producerPaused') remotes?.setPaused(data.producerId, true);
    else if (event === 'producerResumed') remotes?.setPaused(data.producerId, false);
    else if (event === 'producerClosed') remotes?.remove(data.producerId);
    else if (event === 'consumerClosed') remotes?.removeConsumer(data.consumerId);
    else if (event === 'mediaRestarted') {
      this.#routerRtpCapabilities = data.routerRtpCapabilities;
      this.#rebuildMedia([]);
    }
  }

  #onClosed(reason: NonNullable<RoomState['closed']>): void {
    this.#closeMedia();
    this.state.update((state) => ({ ...state, connection: 'closed', closed: reason, peers: [], remoteTracks: [] }));
  }

  #closeMedia(): void {
    clearTimeout(this.#rebuildTimer);
    const media = this.#media;
    this.#media = undefined;
    media?.remotes.close();
    media?.connection.close();
  }

  /** Everything that carries media anew: transports, consumers, and a Producer for each published track. */
  #rebuildMedia(producers: readonly ProducerInfo[]): void {
    this.#closeMedia();
    const connection = new MediaConnection({
      request: (method, params) => this.#link.request(method, params),
      routerRtpCapabilities: this.#routerRtpCapabilities,
      onFailed: () => this.#rebuildLater(connection),
    });
    const onChanged = (remoteTracks: readonly RemoteTrack[]): void => this.state.update((state) => ({ ...state, remoteTracks }));
    this.#media = { connection, remotes: new RemoteTracks({ media: connection, onChanged }) };
    this.#setRemotes(producers);
    for (const published of this.#published) this.#settle(published.attach(connection), { published, connection });
  }

  #mendMedia(producers: readonly ProducerInfo[]): void {
    const { connection } = this.#media ?? {};
    if (!connection) return;
    connection.checkPaths();
    this.#setRemotes(producers);
    for (const published of this.#published) this.#settle(published.sync(), { published, connection });
    this.#closeOrphans(producers);
  }

  #setRemotes(producers: readonly ProducerInfo[]): void {
    const { self } = this.state.getSnapshot();
    this.#media?.remotes.set(producers.filter(({ peerId }) => peerId !== self?.peerId));
  }

  /** Producers of ours that were closed while the server could not hear it. */
  #closeOrphans(producers: readonly ProducerInfo[]): void {
    const kept = new Set([...this.#published].map(({ producerId }) => producerId));
    const { self } = this.state.getSnapshot();
    for (const { producerId, peerId } of producers) {
      if (peerId !== self?.peerId || kept.has(producerId)) continue;
      this.#link.request('closeProducer', { producerId }).catch(() => undefined);
    }
  }

  /** A track that the server refuses now is given up; one that it cannot take now is tried again with a new connection. */
  #settle(attempt: Promise<void>, { published, connection }: { published: PublishedTrack; connection: MediaConnection }): void {
    attempt.catch((error: unknown) => {
      if (this.#media?.connection !== connection) return;
      if (error instanceof AppError && !error.retryable) void published.close();
      else this.#rebuildLater(connection);
    });
  }

  #rebuildLater(connection: MediaConnection): void {
    if (this.#media?.connection !== connection) return;
    clearTimeout(this.#rebuildTimer);
    this.#rebuilds += 1;
    this.#rebuildTimer = setTimeout(() => this.#rebuild(connection), backOffMs(this.#rebuilds));
  }

  /** Needs the socket; without it, the next join or resume builds what is missing. */
  #rebuild(connection: MediaConnection): void {
    if (this.#media?.connection !== connection || this.state.getSnapshot().connection !== 'connected') return;
    this.#rebuildMedia(this.#media.remotes.list());
  }
}
