import { heartbeatIntervalMs, resumeWindowMs } from '@footlight/contracts';
import type { MediaServerTimings } from './MediaServer.ts';

export const defaultTimings: MediaServerTimings = {
  resumeWindowMs,
  emptyRoomMs: 60_000,
  pingIntervalMs: 10_000,
  idleTimeoutMs: 32_000,
  registryHeartbeatMs: heartbeatIntervalMs,
};
