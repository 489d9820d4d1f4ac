/** Every Redis key and channel, in one place. Values are JSON unless said otherwise. */
const prefix = 'footlight';

export const redisKeys = {
  /** Sorted set: serverId by expiry (ms since epoch). */
  serverIndex: `${prefix}:servers`,
  /** serverRecord, with a TTL. */
  server: (serverId: string) => `${prefix}:server:${serverId}`,
  /** String: the serverId that has the Room. */
  roomServer: (roomId: string) => `${prefix}:room:${roomId}:server`,
  /** broadcastStatus, written by web. */
  broadcastStatus: (broadcastId: string) => `${prefix}:broadcast:${broadcastId}:status`,
  /** Channel: broadcastEvent. */
  broadcastEvents: (broadcastId: string) => `${prefix}:broadcast:${broadcastId}:events`,
  /** Stream of loggedAction, appended by media server and worker, read by web. */
  showLog: (broadcastId: string) => `${prefix}:broadcast:${broadcastId}:log`,
  /** Last egressStatus, with a TTL, so that a studio that opens late sees it. */
  egressStatus: (egressId: string) => `${prefix}:egress:${egressId}:status`,
  /** String: `<workerId>:<fencing token>`, with a TTL. */
  egressLease: (egressId: string) => `${prefix}:egress:${egressId}:lease`,
  /** Counter. */
  egressFence: (egressId: string) => `${prefix}:egress:${egressId}:fence`,
  /** Channel: destinationTestState. */
  destinationTest: (destinationId: string) => `${prefix}:destination:${destinationId}:test`,
} as const;

/** Pattern of every broadcastEvents channel. */
export const broadcastEventsPattern = `${prefix}:broadcast:*:events`;
export const broadcastIdOfChannel = (channel: string): string | undefined => /^footlight:broadcast:([^:]+):events$/.exec(channel)?.[1];

/** BullMQ's own key prefix and the queues' names. */
export const queuePrefix = `${prefix}:queue`;
export const egressQueueName = 'egress';
/** Apart from the shows: a test waits for strangers' servers, and going live must not wait for it. */
export const destinationTestQueueName = 'destinationTests';
