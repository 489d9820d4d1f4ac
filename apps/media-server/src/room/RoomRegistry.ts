import { EventEmitter } from 'node:events';
import { AppError, type BroadcastStatus, type LoggedAction } from '@footlight/contracts';
import type { Logger } from '@footlight/server-kit/logger';
import type { WorkerPool } from '../media/WorkerPool.ts';
import type { Peer } from './Peer.ts';
import { Room, type RoomCloseReason, type RoomTimings } from './Room.ts';
import { hashResumeToken } from './resumeToken.ts';

interface RoomRegistryOptions {
  pool: WorkerPool;
  /** What web says of the Broadcast; must not throw. */
  loadBroadcast: (roomId: string) => Promise<BroadcastStatus>;
  timings: RoomTimings;
  logger: Logger;
}

interface RoomRegistryEvents {
  roomOpened: [Room];
  roomClosed: [Room];
  /** A place was given up for good. */
  peerClosed: [Room];
  /** A Program of this Room began, ended or was replaced, or the Room is gone. */
  programChanged: [roomId: string];
  acted: [{ roomId: string; logged: LoggedAction }];
}

/** A peer with its Room. */
export interface Place {
  peer: Peer;
  room: Room;
}

/** The Rooms of this server, and every held place by its resume token. */
export class RoomRegistry extends EventEmitter<RoomRegistryEvents> {
  readonly #options: RoomRegistryOptions;
  readonly #rooms = new Map<string, Room>();
  readonly #opening = new Map<string, Promise<Room>>();
  readonly #places = new Map<string, Place>();
  #closed = false;

  constructor(options: RoomRegistryOptions) {
    super();
    this.#options = options;
  }

  get rooms(): Iterable<Room> {
    return this.#rooms.values();
  }

  get roomCount(): number {
    return this.#rooms.size;
  }

  get peerCount(): number {
    return this.#places.size;
  }

  find(roomId: string): Room | undefined {
    return this.#rooms.get(roomId);
  }

  findPlace(resumeToken: string): Place | undefined {
    return this.#places.get(hashResumeToken(resumeToken));
  }

  /** @throws AppError draining, mediaUnavailable. */
  async getOrOpen(roomId: string): Promise<Room> {
    if (this.#closed) throw new AppError('draining');
    const open = this.#rooms.get(roomId) ?? this.#opening.get(roomId);
    if (open) return await open;
    const opening = this.#open(roomId).finally(() => this.#opening.delete(roomId));
    this.#opening.set(roomId, opening);
    return await opening;
  }

  /** Rooms without people go now instead of waiting for some. */
  closeEmpty(): void {
    for (const room of [...this.#rooms.values()]) if (room.peerCount === 0) room.close('draining');
  }

  close(reason: RoomCloseReason): void {
    this.#closed = true;
    for (const room of [...this.#rooms.values()]) room.close(reason);
  }

  async #open(roomId: string): Promise<Room> {
    const { pool, loadBroadcast, timings, logger } = this.#options;
    const room = await Room.create({ roomId, pool, broadcast: await loadBroadcast(roomId), timings, logger });
    if (this.#closed) {
      room.close('draining');
      throw new AppError('draining');
    }
    this.#rooms.set(roomId, room);
    room.on('peerAdmitted', (peer) => this.#places.set(peer.resumeHash, { peer, room }));
    room.on('peerClosed', (peer) => {
      this.#places.delete(peer.resumeHash);
      this.emit('peerClosed', room);
    });
    room.on('programChanged', () => this.emit('programChanged', roomId));
    room.on('acted', (logged) => this.emit('acted', { roomId, logged }));
    room.once('closed', () => {
      this.#rooms.delete(roomId);
      this.emit('programChanged', roomId);
      this.emit('roomClosed', room);
    });
    logger.info({ roomId }, 'room opened');
    this.emit('roomOpened', room);
    return room;
  }
}
