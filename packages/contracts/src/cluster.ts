import { z } from 'zod';

/** A server's record in Redis expires after this many milliseconds without a heartbeat. */
export const serverTtlMs = 10_000;
export const heartbeatIntervalMs = 2_000;

export const serverState = z.enum(['healthy', 'degraded', 'draining']);
export type ServerState = z.infer<typeof serverState>;

/** What a media server says of itself in Redis. */
export const serverRecord = z.object({
  serverId: z.string().min(1).max(64),
  /** WebSocket address for browsers; null when the browser should use the page's own host with `port`. */
  publicUrl: z.url().nullable(),
  port: z.number().int(),
  /** http:// address for workers. */
  internalUrl: z.url(),
  state: serverState,
  region: z.string().nullable(),
  startedAt: z.number(),
  updatedAt: z.number(),
  load: z.object({
    /** 0..1 over all cores of the machine. */
    cpu: z.number(),
    /** 0..1 of the machine's memory. */
    memory: z.number(),
    mediaWorkers: z.number().int(),
    routers: z.number().int(),
    transports: z.number().int(),
    producers: z.number().int(),
    consumers: z.number().int(),
    rooms: z.number().int(),
    peers: z.number().int(),
    connections: z.number().int(),
    activeTaps: z.number().int(),
  }),
});
export type ServerRecord = z.infer<typeof serverRecord>;
