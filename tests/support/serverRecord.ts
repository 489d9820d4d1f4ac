import type { ServerRecord } from '@footlight/contracts';

/** A listening media server's record, as its heartbeat writes it; nothing runs on it. */
export function createServerRecord(serverId: string, changes: Partial<ServerRecord> = {}): ServerRecord {
  return {
    serverId,
    publicUrl: null,
    port: 4000,
    internalUrl: 'http://127.0.0.1:4000',
    state: 'healthy',
    region: null,
    startedAt: Date.now(),
    updatedAt: Date.now(),
    load: {
      cpu: 0,
      memory: 0,
      mediaWorkers: 1,
      routers: 0,
      transports: 0,
      producers: 0,
      consumers: 0,
      rooms: 0,
      peers: 0,
      connections: 0,
      activeTaps: 0,
    },
    ...changes,
  };
}
