import { EventEmitter } from 'node:events';
import {
  AppError,
  applySceneChange,
  type BroadcastStatus,
  closeCodes,
  defaultScene,
  isProgramSource,
  type LeaveReason,
  type LoggedAction,
  type MediaSource,
  type NotificationData,
  type NotificationEvent,
  type Placement,
  type ProgramId,
  pictureSourceOf,
  type RoomSnapshot,
  type RoomTokenClaims,
  type Scene,
  type SceneChange,
} from '@footlight/contracts';
import type { Logger } from '@footlight/server-kit/logger';
import type { types } from 'mediasoup';
import type { WorkerPool } from '../media/WorkerPool.ts';
import { ActionLog } from './ActionLog.ts';
import { Peer, type PeerSocket } from './Peer.ts';
import { PeerList } from './PeerList.ts';
import type { OwnProducer } from './PeerMedia.ts';
import type { Program } from './Program.ts';
import { assertMay, assertMaySend } from './permissions.ts';
import { RoomDesk } from './RoomDesk.ts';
import { RoomDoor } from './RoomDoor.ts';
import { RoomRouter } from './RoomRouter.ts';
import { RoomStage } from './RoomStage.ts';
import { hasStagePlace } from './stagePlaces.ts';
import { maySee } from './visibility.ts';

export interface RoomTimings {
  /** How long a dropped peer's place is held. */
  resumeWindowMs: number;
  /** How long a Room without peers waits for one. */
  emptyRoomMs: number;
}

interface RoomOptions {
  roomId: string;
  pool: WorkerPool;
  broadcast: BroadcastStatus;
  timings: RoomTimings;
  logger: Logger;
}

interface RoomEvents {
  peerAdmitted: [Peer];
  peerClosed: [Peer];
  /** A Program began, ended or was replaced: see `findProgram`. */
  programChanged: [];
  /** Somebody did something on air. */
  acted: [LoggedAction];
  closed: [];
}

type RoomClaims = Pick<RoomTokenClaims, 'peerId' | 'role' | 'name' | 'permissions' | 'hostTerm'>;
export type RoomCloseReason = 'empty' | 'draining' | 'stopped';

const maxPeers = 64;

/** A Broadcast's studio while it runs: a router, the peers, and how they see each other. */
export class Room extends EventEmitter<RoomEvents> {
  readonly roomId: string;
  readonly desk = new RoomDesk({ listPeers: () => this.#peers });
  readonly actions = new ActionLog({
    isOnAir: () => this.#broadcast.state === 'live',
    onAction: (logged) => this.emit('acted', logged),
  });
  readonly stage: RoomStage;
  readonly #options: RoomOptions;
  readonly #router: RoomRouter;
  readonly #peers = new PeerList();
  readonly #door = new RoomDoor();
  /** Peer ids the others know of: a person who takes over, or comes back in time, is updated and not new. */
  readonly #announced = new Set<string>();
  #scene: Scene = defaultScene;
  #broadcast: BroadcastStatus;
  #emptyTimer: NodeJS.Timeout | undefined;
  /** Of the host who holds the show. */
  #hostTerm = 0;
  #closed = false;

  /** @throws AppError mediaUnavailable. */
  static async create(options: RoomOptions): Promise<Room> {
    return new Room(options, await RoomRouter.create(options));
  }

  private constructor(options: RoomOptions, router: RoomRouter) {
    super();
    this.roomId = options.roomId;
    this.#options = options;
    this.#broadcast = options.broadcast;
    this.#router = router;
    this.stage = new RoomStage({ peers: this.#peers, desk: this.desk, actions: this.actions });
    router.on('lost', () => this.emit('programChanged'));
    router.on('restored', () => this.#peers.tellAll('mediaRestarted', { routerRtpCapabilities: { ...router.rtpCapabilities } }));
    this.#closeWhenEmpty();
  }

  get closed(): boolean {
    return this.#closed;
  }

  get peerCount(): number {
    return this.#peers.size;
  }

  get rtpCapabilities(): types.RtpCapabilities {
    return this.#router.rtpCapabilities;
  }

  /** A composed feed, once one peer sends both its picture and its sound. */
  findProgram(programId: ProgramId): Program | undefined {
    const router = this.#router.current;
    if (!router) return undefined;
    for (const { media } of this.#peers) {
      const video = media.findProducerBySource(pictureSourceOf[programId]);
      const audio = media.findProducerBySource('programAudio');
      if (video && audio)
        return { router, video: video.producer, audio: audio.producer, reports: { video: video.reports, audio: audio.reports } };
    }
    return undefined;
  }

  /**
   * Gives a person a place. Their earlier one goes when it is held for a lost socket, or when they take over; its
   * placement and mute stay. A host of a later term takes the show from the one who has it.
   * @throws AppError bannedFromShow, removedFromRoom, alreadyInStudio, roomFull, mediaUnavailable, tokenExpired for a host whose term is over.
   */
  admit(claims: RoomClaims, { takeOver }: { takeOver: boolean }): Peer {
    if (this.#closed) throw new AppError('mediaUnavailable');
    this.#door.assertMayEnter(claims.peerId);
    const earlier = this.#peers.find(claims.peerId);
    if (earlier?.connected && !takeOver) throw new AppError('alreadyInStudio');
    if (!earlier && this.#peers.size >= maxPeers) throw new AppError('roomFull');
    if (claims.role === 'host') this.#beginTerm(claims);
    // Only a host starts on stage: nobody else goes on camera by accident.
    const startsOnStage = claims.role === 'host' && hasStagePlace(this.#peers);
    const placement: Placement = earlier?.placement ?? (startsOnStage ? 'onStage' : 'backstage');
    const peer = new Peer({ claims, placement, mutedByHost: earlier?.mutedByHost ?? false, getRouter: () => this.#router.get() });
    const givenName = this.#door.findGivenName(peer.peerId);
    if (givenName !== undefined) peer.rename(givenName);
    clearTimeout(this.#emptyTimer);
    // Who takes over keeps the place in the order of arrival.
    this.#peers.put(peer);
    if (earlier) this.#displace(earlier);
    this.#listenToMedia(peer);
    this.emit('peerAdmitted', peer);
    return peer;
  }

  /** Attaches the socket a peer came with, and tells the others. */
  connect(peer: Peer, socket: PeerSocket): void {
    peer.attach(socket);
    const event = this.#announced.has(peer.peerId) ? 'peerUpdated' : 'peerJoined';
    this.#announced.add(peer.peerId);
    this.#peers.tellOthers(peer, event, { peer: peer.serialize() });
  }

  /** The socket dropped; the place is held. */
  disconnect(peer: Peer, socket: PeerSocket): void {
    const { resumeWindowMs } = this.#options.timings;
    const held = peer.hold(socket, { windowMs: resumeWindowMs, onExpired: () => this.#remove(peer, 'connectionLost') });
    if (!held || this.#closed) return;
    // Nobody listens to a line that may come back at any moment.
    this.#peers.changeSight(() => {
      peer.talksToStage = false;
      this.#peers.tellOthers(peer, 'peerUpdated', { peer: peer.serialize() });
    });
  }

  leave(peer: Peer): void {
    this.#remove(peer, 'left');
  }

  describe(viewer: Peer): RoomSnapshot {
    return {
      roomId: this.roomId,
      peers: [...this.#peers].map((peer) => peer.serialize()),
      producers: [...this.#peers].flatMap((owner) =>
        [...owner.media.producers].filter(({ source }) => maySee(viewer, owner, source)).map((own) => owner.media.describe(own)),
      ),
      ...(viewer.may('manageStage') && { conditions: this.#peers.listConditions() }),
      scene: this.#scene,
      broadcast: this.#broadcast,
      desk: this.desk.describe(viewer),
      seq: viewer.lastSeq,
    };
  }

  async produce(peer: Peer, params: { transportId: string; source: MediaSource; rtpParameters: Record<string, unknown>; paused: boolean }) {
    assertMaySend(peer, params.source);
    this.#makeWayForProgram(peer, params.source);
    const own = await peer.media.produce(params);
    return { producerId: own.producer.id };
  }

  /** @throws AppError producerNotFound also for what this peer may not see. */
  async consume(peer: Peer, params: { transportId: string; producerId: string; rtpCapabilities: Record<string, unknown> }) {
    const { owner, own } = this.#peers.getVisibleProducer(peer, params.producerId);
    const { transportId, rtpCapabilities } = params;
    const consumer = await peer.media.consume({ transportId, own, rtpCapabilities });
    if (!maySee(peer, owner, own.source)) {
      peer.media.closeConsumer(consumer.consumerId);
      throw new AppError('producerNotFound');
    }
    return consumer;
  }

  /** Who was removed may come back by their link, who was banned may not. A host is nobody's to remove. */
  removePeer(actor: Peer, { peerId, ban }: { peerId: string; ban: boolean }): void {
    assertMay(actor, 'manageStage');
    const peer = this.#peers.get(peerId);
    if (peer.role === 'host' || peer === actor) throw new AppError('forbidden');
    if (ban) this.#door.ban(peerId);
    else if (!peer.connected) this.#door.tellWhenBack(peerId);
    const reason = ban ? 'banned' : 'removed';
    peer.notify('removed', { reason });
    this.#remove(peer, reason, { code: closeCodes.removed, reason });
    this.actions.add(actor, { type: 'removed', name: peer.name, banned: ban });
  }

  rename(peer: Peer, name: string): void {
    peer.rename(name);
    this.#peers.tellAll('peerUpdated', { peer: peer.serialize() });
  }

  /** The name stays when the person comes back. A host's name is the host's own. */
  renamePeer(actor: Peer, { peerId, name }: { peerId: string; name: string }): void {
    assertMay(actor, 'manageStage');
    const peer = this.#peers.get(peerId);
    if (peer.role === 'host' && peer !== actor) throw new AppError('forbidden');
    this.#door.giveName(peerId, name);
    this.rename(peer, name);
  }

  /** Fields that are not named stay as they are. */
  updateScene(actor: Peer, change: SceneChange): void {
    assertMay(actor, 'editScene');
    const before = this.#scene;
    this.#scene = applySceneChange(before, change);
    this.actions.addSceneChange(actor, before, this.#scene);
    this.#peers.tellAll('sceneChanged', { scene: this.#scene, byPeerId: actor.peerId });
  }

  /** Which saved scene a change of before belongs to, for the show's log. */
  tellSceneSwitched(actor: Peer, scene: string): void {
    assertMay(actor, 'editScene');
    this.actions.add(actor, { type: 'sceneSwitched', scene });
  }

  setBroadcast(status: BroadcastStatus): void {
    if (status.state === this.#broadcast.state && status.startedAt === this.#broadcast.startedAt) return;
    this.#broadcast = status;
    this.#peers.tellAll('broadcastStateChanged', status);
  }

  /** Peers first, each with its media and its socket, then the router. */
  close(reason: RoomCloseReason): void {
    if (this.#closed) return;
    this.#closed = true;
    clearTimeout(this.#emptyTimer);
    for (const peer of [...this.#peers]) {
      if (reason === 'draining') peer.notify('serverDraining', {});
      else peer.notify('removed', { reason: 'roomClosed' });
      this.#forget(peer, 'roomClosed', { code: closeCodes.draining, reason });
    }
    this.#router.close();
    this.#options.logger.info({ roomId: this.roomId, reason }, 'room closed');
    this.emit('closed');
  }

  #listenToMedia(peer: Peer): void {
    const { media } = peer;
    const tell = <E extends NotificationEvent>(own: OwnProducer, event: E, data: NotificationData<E>) => {
      for (const viewer of this.#peers.othersThan(peer)) if (maySee(viewer, peer, own.source)) viewer.notify(event, data);
    };
    const programChanged = ({ source }: OwnProducer) => {
      if (isProgramSource(source)) this.emit('programChanged');
    };
    media.on('producerAdded', (own) => {
      tell(own, 'producerAdded', { producer: media.describe(own) });
      programChanged(own);
    });
    media.on('producerPaused', (own) => tell(own, 'producerPaused', { producerId: own.producer.id }));
    media.on('producerResumed', (own) => tell(own, 'producerResumed', { producerId: own.producer.id }));
    media.on('producerClosed', (own) => {
      tell(own, 'producerClosed', { producerId: own.producer.id, peerId: peer.peerId, source: own.source });
      programChanged(own);
    });
    media.on('consumerClosed', (data) => peer.notify('consumerClosed', data));
  }

  /** One peer makes the Programs of a Room. Who lost the connection, or the show, yields them to the host who takes it on. */
  #makeWayForProgram(peer: Peer, source: MediaSource): void {
    if (!isProgramSource(source)) return;
    for (const other of this.#peers.othersThan(peer)) {
      const own = other.media.findProducerBySource(source);
      if (own && other.connected && other.may('publishProgram')) throw new AppError('sourceInUse');
      own?.producer.close();
    }
  }

  /** Whoever was the host stays as a co-host; their Program goes on until that of the new one is there. */
  #beginTerm({ peerId, name, hostTerm }: RoomClaims): void {
    if (hostTerm < this.#hostTerm) throw new AppError('tokenExpired');
    if (hostTerm === this.#hostTerm) return;
    this.#hostTerm = hostTerm;
    for (const peer of this.#peers) {
      if (peer.role !== 'host' || peer.peerId === peerId) continue;
      this.actions.add(peer, { type: 'handedOver', name });
      this.#peers.changeSight(() => {
        peer.changeRole('coHost');
        this.#peers.tellAll('peerUpdated', { peer: peer.serialize() });
      });
    }
  }

  #displace(earlier: Peer): void {
    earlier.notify('removed', { reason: 'displaced' });
    this.#forget(earlier, 'displaced', { code: closeCodes.displaced, reason: 'displaced' });
  }

  #remove(peer: Peer, reason: LeaveReason, socketClose?: { code: number; reason: string }): void {
    if (peer.closeReason !== undefined) return;
    this.#forget(peer, reason, socketClose);
    this.#announced.delete(peer.peerId);
    this.#peers.tellAll('peerLeft', { peerId: peer.peerId, reason });
    this.desk.peerLeft(peer);
    this.#closeWhenEmpty();
  }

  #forget(peer: Peer, reason: LeaveReason, socketClose?: { code: number; reason: string }): void {
    peer.close(reason, socketClose);
    this.#peers.remove(peer);
    this.emit('peerClosed', peer);
  }

  #closeWhenEmpty(): void {
    if (this.#closed || this.#peers.size > 0) return;
    clearTimeout(this.#emptyTimer);
    this.#emptyTimer = setTimeout(() => this.close('empty'), this.#options.timings.emptyRoomMs);
  }
}
