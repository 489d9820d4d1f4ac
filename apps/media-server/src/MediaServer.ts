import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AppError, type ServerRecord, type ServerState, tapPath } from '@footlight/contracts';
import { createOperationsServer, type Health } from '@footlight/server-kit/httpServer';
import type { Logger } from '@footlight/server-kit/logger';
import { MachineLoad } from '@footlight/server-kit/machineLoad';
import { createRedis, type Redis, redisReady } from '@footlight/server-kit/redis';
import { ShowLogWriter } from '@footlight/server-kit/ShowLogWriter';
import { BroadcastFeed } from './cluster/BroadcastFeed.ts';
import { Registration } from './cluster/Registration.ts';
import type { MediaServerEnv } from './env.ts';
import { refuseUpgrade } from './http/refuseUpgrade.ts';
import { TapServer } from './http/TapServer.ts';
import { findLocalAddresses } from './media/iceCandidates.ts';
import { WorkerPool } from './media/WorkerPool.ts';
import type { RoomTimings } from './room/Room.ts';
import { RoomRegistry } from './room/RoomRegistry.ts';
import { TapRegistry } from './room/TapRegistry.ts';
import { type LiveCounts, ServerMetrics } from './ServerMetrics.ts';
import { type HeartbeatTimings, SignalingServer } from './signaling/SignalingServer.ts';

/** Times that hold for every server; tests shorten them. */
export interface MediaServerTimings extends RoomTimings, HeartbeatTimings {
  registryHeartbeatMs: number;
}

interface MediaServerOptions {
  env: MediaServerEnv;
  timings: MediaServerTimings;
  logger: Logger;
}

/** Above this share of the machine's memory the server counts as degraded. */
const memoryLimit = 0.9;
const firstHeartbeatMs = 2000;

/** One media server: owns its media workers, Rooms, taps, doors and its place in the registry. */
export class MediaServer {
  readonly rooms: RoomRegistry;
  readonly pool: WorkerPool;
  readonly #env: MediaServerEnv;
  readonly #logger: Logger;
  readonly #taps: TapRegistry;
  readonly #redis: Redis;
  readonly #subscriber: Redis;
  readonly #broadcasts: BroadcastFeed;
  readonly #registration: Registration;
  readonly #signaling: SignalingServer;
  readonly #tapServer: TapServer;
  readonly #httpServer: Server;
  readonly #machineLoad = new MachineLoad();
  readonly #startedAt = Date.now();
  #machine = this.#machineLoad.read();
  #phase: 'open' | 'draining' | 'closed' = 'open';

  /** Starts everything, and resolves when the server takes connections. @throws when a port is taken or mediasoup does not start. */
  static async create(options: MediaServerOptions): Promise<MediaServer> {
    const { env, logger } = options;
    const announced = env.MEDIASOUP_ANNOUNCED_IP;
    const pool = await WorkerPool.create({
      workerCount: env.MEDIASOUP_WORKERS,
      workerBin: env.MEDIASOUP_WORKER_BIN,
      listenIp: env.MEDIA_LISTEN_IP,
      announcedAddresses: announced.length > 0 ? announced : findLocalAddresses(),
      rtcPort: env.RTC_PORT,
      plainPortRange: { min: env.RTC_MIN_PORT, max: env.RTC_MAX_PORT },
      logger,
    });
    const server = new MediaServer(options, pool);
    try {
      await server.#listen();
    } catch (error) {
      await server.close();
      throw error;
    }
    await server.#firstHeartbeat();
    return server;
  }

  private constructor({ env, timings, logger }: MediaServerOptions, pool: WorkerPool) {
    this.#env = env;
    this.#logger = logger;
    this.pool = pool;
    const metrics = new ServerMetrics(() => this.#counts());
    pool.on('workerDied', () => metrics.countWorkerDeath());
    this.#redis = createRedis(env.REDIS_URL, { name: `media-server ${env.SERVER_ID}`, logger, whenAway: 'failFast' });
    this.#subscriber = createRedis(env.REDIS_URL, { name: `media-server ${env.SERVER_ID} events`, logger, whenAway: 'wait' });
    this.rooms = new RoomRegistry({
      pool,
      loadBroadcast: async (roomId) => (await this.#broadcasts.find(roomId)) ?? { state: 'ready', startedAt: null },
      timings,
      logger,
    });
    this.#taps = new TapRegistry({ rooms: this.rooms, logger });
    this.#broadcasts = new BroadcastFeed({
      redis: this.#redis,
      subscriber: this.#subscriber,
      onStatus: (broadcastId, status) => this.rooms.find(broadcastId)?.setBroadcast(status),
      onResubscribed: () => {
        for (const room of this.rooms.rooms) void this.#refreshBroadcast(room.roomId);
      },
      logger,
    });
    this.#registration = new Registration({
      redis: this.#redis,
      serverId: env.SERVER_ID,
      describe: () => this.#describe(),
      roomIds: () => [...this.rooms.rooms].map(({ roomId }) => roomId),
      heartbeatMs: timings.registryHeartbeatMs,
      logger,
    });
    // A change between the Room's first reading and its place in the registry would be missed without a second one.
    this.rooms.on('roomOpened', ({ roomId }) => void this.#refreshBroadcast(roomId));
    const showLog = new ShowLogWriter({ redis: this.#redis, logger });
    this.rooms.on('acted', ({ roomId, logged }) => showLog.append(roomId, logged));
    this.rooms.on('roomClosed', ({ roomId }) => void this.#registration.releaseRoom(roomId));
    this.#signaling = new SignalingServer({
      rooms: this.rooms,
      serverId: env.SERVER_ID,
      roomTokenSecret: env.ROOM_TOKEN_SECRET,
      allowedOrigins: new Set(env.BACKEND_API_URL.map((address) => new URL(address).origin)),
      maxConnections: env.MAX_CONNECTIONS,
      heartbeat: timings,
      isDraining: () => this.#phase !== 'open',
      onRoomTurnedAway: (roomId) => void this.#registration.releaseRoom(roomId),
      metrics,
      logger,
    });
    this.#tapServer = new TapServer({ taps: this.#taps, internalApiToken: env.INTERNAL_API_TOKEN, heartbeat: timings, logger });
    this.#httpServer = createOperationsServer({
      health: () => this.#health(),
      ready: () => this.#phase === 'open' && pool.aliveCount > 0,
      metrics: metrics.registry,
    });
    this.#httpServer.on('upgrade', (request, socket, head) => {
      socket.on('error', (error: Error) => logger.debug({ reason: error.message }, 'handshake socket failed'));
      const path = request.url?.split('?', 1)[0] ?? '/';
      if (path === tapPath) this.#tapServer.handleUpgrade(request, socket, head);
      else if (path.startsWith('/internal/')) refuseUpgrade(socket, new AppError('notFound'));
      else void this.#signaling.handleUpgrade(request, socket, head);
    });
  }

  /** The port it listens on. */
  get port(): number {
    const address = this.#httpServer.address() as AddressInfo | null;
    return address?.port ?? this.#env.MEDIA_PORT;
  }

  /**
   * Takes no new Rooms and waits until the last one is empty, or `timeoutMs` passed. Then tells everyone who is left to
   * go elsewhere, and closes.
   */
  async drain(timeoutMs: number): Promise<void> {
    if (this.#phase !== 'open') return await this.close();
    this.#phase = 'draining';
    this.#logger.info({ rooms: this.rooms.roomCount, peers: this.rooms.peerCount, timeoutMs }, 'draining');
    await this.#registration.beat();
    await this.#roomsEmpty(timeoutMs);
    await this.close();
  }

  /** Doors first, then Rooms and taps with their sockets, media workers, and last the place in the registry. */
  async close(): Promise<void> {
    if (this.#phase === 'closed') return;
    this.#phase = 'closed';
    const closed = new Promise<void>((resolve) => this.#httpServer.close(() => resolve()));
    const roomIds = [...this.rooms.rooms].map(({ roomId }) => roomId);
    this.rooms.close('draining');
    this.#signaling.close();
    this.#taps.close();
    this.#tapServer.close();
    this.pool.close();
    await this.#registration.close();
    await Promise.all(roomIds.map((roomId) => this.#registration.releaseRoom(roomId)));
    this.#redis.disconnect();
    this.#subscriber.disconnect();
    this.#httpServer.closeAllConnections();
    await closed;
    this.#logger.info('media server closed');
  }

  async #listen(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#httpServer.once('error', reject);
      this.#httpServer.listen(this.#env.MEDIA_PORT, () => {
        this.#httpServer.off('error', reject);
        resolve();
      });
    });
    this.#logger.info({ port: this.port, serverId: this.#env.SERVER_ID, mediaWorkers: this.pool.workerCount }, 'media server listens');
  }

  /** Registers before the first connection, unless Redis is away: then the heartbeat does it when Redis is back. */
  async #firstHeartbeat(): Promise<void> {
    const patience = AbortSignal.timeout(firstHeartbeatMs);
    await Promise.race([redisReady(this.#redis), new Promise<void>((resolve) => patience.addEventListener('abort', () => resolve()))]);
    await this.#registration.beat();
  }

  async #roomsEmpty(timeoutMs: number): Promise<void> {
    const signal = AbortSignal.timeout(Math.max(1, timeoutMs));
    this.rooms.closeEmpty();
    if (this.rooms.roomCount === 0) return;
    await new Promise<void>((resolve) => {
      const check = () => {
        this.rooms.closeEmpty();
        if (this.rooms.roomCount > 0 && !signal.aborted) return;
        this.rooms.off('roomClosed', checkSoon);
        this.rooms.off('peerClosed', checkSoon);
        signal.removeEventListener('abort', checkSoon);
        resolve();
      };
      // Soon: a person who takes over leaves the Room empty for a moment, and who leaves is owed an answer.
      const checkSoon = () => setImmediate(check);
      this.rooms.on('roomClosed', checkSoon);
      this.rooms.on('peerClosed', checkSoon);
      signal.addEventListener('abort', checkSoon);
    });
  }

  async #refreshBroadcast(roomId: string): Promise<void> {
    const status = await this.#broadcasts.find(roomId);
    if (status) this.rooms.find(roomId)?.setBroadcast(status);
  }

  #counts(): LiveCounts {
    return {
      mediaWorkers: this.pool.aliveCount,
      ...this.pool.totals,
      rooms: this.rooms.roomCount,
      peers: this.rooms.peerCount,
      connections: this.#signaling.connectionCount,
      taps: this.#taps.count,
      activeTaps: this.#taps.flowingCount,
    };
  }

  #state(): ServerState {
    if (this.#phase !== 'open') return 'draining';
    return Object.keys(this.#problems()).length > 0 ? 'degraded' : 'healthy';
  }

  #problems(): Record<string, string> {
    const { aliveCount, workerCount } = this.pool;
    return {
      ...(this.#redis.status === 'ready' && this.#registration.reachable ? {} : { redis: 'away' }),
      ...(this.#machine.memory > memoryLimit ? { memory: `above ${memoryLimit * 100} %` } : {}),
      ...(aliveCount < workerCount ? { mediaWorkers: `${aliveCount} of ${workerCount} running` } : {}),
    };
  }

  #describe(): ServerRecord {
    this.#machine = this.#machineLoad.read();
    const { taps: _taps, ...counts } = this.#counts();
    const { SERVER_ID, MEDIA_PUBLIC_URL, MEDIA_INTERNAL_URL, REGION } = this.#env;
    return {
      serverId: SERVER_ID,
      publicUrl: MEDIA_PUBLIC_URL ?? null,
      port: this.port,
      internalUrl: MEDIA_INTERNAL_URL ?? `http://127.0.0.1:${this.port}`,
      state: this.#state(),
      region: REGION ?? null,
      startedAt: this.#startedAt,
      updatedAt: Date.now(),
      load: { ...this.#machine, ...counts },
    };
  }

  #health(): Health {
    const { activeTaps, ...counts } = this.#counts();
    return {
      status: this.#state(),
      problems: this.#problems(),
      serverId: this.#env.SERVER_ID,
      activeStreams: activeTaps,
      ...counts,
      cpu: this.#machine.cpu,
      memory: { machine: this.#machine.memory, processBytes: process.memoryUsage().rss },
      uptimeSeconds: Math.round((Date.now() - this.#startedAt) / 1000),
    };
  }
}
