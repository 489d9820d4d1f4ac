import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/** A guest's place in a Broadcast, kept by the guest's browser: a reload is the same peer. */
const seat = z.object({ broadcastId: z.uuid(), inviteId: z.uuid(), peerId: z.string().min(1).max(64) });
export type Seat = z.infer<typeof seat>;

/** Seconds a seat is kept. */
const seatMaxAgeSeconds = 7 * 24 * 60 * 60;

export const seatCookieName = (broadcastId: string): string => `footlight.seat.${broadcastId}`;

export const newSeat = (place: Omit<Seat, 'peerId'>): Seat => ({ ...place, peerId: randomBytes(16).toString('base64url') });

const macOf = (payload: string, secret: string): Buffer => createHmac('sha256', secret).update('footlight seat\n').update(payload).digest();

/** `<payload>.<HMAC-SHA-256>`, base64url. */
export function signSeat(value: Seat, secret: string): string {
  const payload = Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${payload}.${macOf(payload, secret).toString('base64url')}`;
}

/** @returns undefined for a cookie that is absent, altered or of another Broadcast. */
export function readSeat(cookie: string | undefined, { secret, broadcastId }: { secret: string; broadcastId: string }): Seat | undefined {
  const [payload, mac] = cookie?.split('.') ?? [];
  if (!payload || !mac) return undefined;
  const given = Buffer.from(mac, 'base64url');
  const expected = macOf(payload, secret);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  const parsed = seat.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')));
  return parsed.success && parsed.data.broadcastId === broadcastId ? parsed.data : undefined;
}

/** The Set-Cookie value that keeps a seat. Lax, since guests come by a link in a message. */
export function seatCookie(value: Seat, { secret, publicUrl }: { secret: string; publicUrl: string }): string {
  const secure = publicUrl.startsWith('https://') ? '; Secure' : '';
  return `${seatCookieName(value.broadcastId)}=${signSeat(value, secret)}; Path=/; Max-Age=${seatMaxAgeSeconds}; HttpOnly; SameSite=Lax${secure}`;
}
