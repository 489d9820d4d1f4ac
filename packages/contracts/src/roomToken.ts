import { z } from 'zod';
import { permission, roomRole } from './roles.ts';

/** Lifetime of a room token: enough to open a socket, too short to pass on. */
export const roomTokenTtlSeconds = 60;

/**
 * Claims of the JWT that opens a Room (RFC 7519; HS256). Signed by web, verified by the media server without a
 * database. `aud` names one media server, so that a replay is refused from that server's memory.
 */
export const roomTokenClaims = z.object({
  aud: z.string().min(1),
  jti: z.string().min(16),
  exp: z.number().int(),
  iat: z.number().int(),
  roomId: z.string().min(1).max(64),
  peerId: z.string().min(1).max(64),
  role: roomRole,
  name: z.string().min(1).max(60),
  permissions: z.array(permission),
  /** How often the show had been handed over: a host of a later term takes it from one of an earlier. */
  hostTerm: z.number().int().min(0).default(0),
});
export type RoomTokenClaims = z.infer<typeof roomTokenClaims>;

/** What a browser gets from web to enter a Room. `url` is the media server's WebSocket address. */
export const roomAdmission = z.object({
  url: z.url(),
  token: z.string(),
  peerId: z.string(),
  role: roomRole,
  serverId: z.string(),
});
export type RoomAdmission = z.infer<typeof roomAdmission>;
