import { randomUUID } from 'node:crypto';
import { AppError, type RoomTokenClaims, roomTokenClaims, roomTokenTtlSeconds } from '@footlight/contracts';
import { errors, jwtVerify, SignJWT } from 'jose';

const keyOf = (secret: string) => new TextEncoder().encode(secret);

export interface RoomTokenGrant extends Pick<RoomTokenClaims, 'roomId' | 'peerId' | 'role' | 'name' | 'permissions'> {
  serverId: string;
  /** 0 without. */
  hostTerm?: number;
}

/** Signs a token for one join of one Room on one media server (JWT, HS256). */
export async function signRoomToken({ serverId, ...claims }: RoomTokenGrant, secret: string): Promise<string> {
  return await new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'HS256' })
    .setAudience(serverId)
    .setJti(randomUUID())
    .setIssuedAt()
    .setExpirationTime(`${roomTokenTtlSeconds}s`)
    .sign(keyOf(secret));
}

/** @throws AppError tokenExpired, tokenForeign or tokenInvalid. Replay is the caller's to check, by `jti`. */
export async function verifyRoomToken(token: string, { secret, serverId }: { secret: string; serverId: string }): Promise<RoomTokenClaims> {
  try {
    const { payload } = await jwtVerify(token, keyOf(secret), { algorithms: ['HS256'], audience: serverId });
    return roomTokenClaims.parse(payload);
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw new AppError('tokenExpired', { cause: error });
    if (error instanceof errors.JWTClaimValidationFailed && error.claim === 'aud') throw new AppError('tokenForeign', { cause: error });
    throw new AppError('tokenInvalid', { cause: error });
  }
}
