import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { newSeat, readSeat, seatCookie, signSeat } from './seat.ts';

const secret = 's'.repeat(32);
const place = { broadcastId: randomUUID(), inviteId: randomUUID() };

test('a seat is read back by the broadcast it was made for', () => {
  const seat = newSeat(place);
  expect(readSeat(signSeat(seat, secret), { secret, broadcastId: place.broadcastId })).toEqual(seat);
});

test('an altered, foreign or malformed seat is no seat', () => {
  const seat = newSeat(place);
  const cookie = signSeat(seat, secret);
  const forged = `${Buffer.from(JSON.stringify({ ...seat, peerId: 'other' })).toString('base64url')}.${cookie.split('.')[1]}`;
  for (const [value, key] of [
    [forged, secret],
    [cookie, 'x'.repeat(32)],
    ['nonsense', secret],
    ['a.b', secret],
    [undefined, secret],
  ] as const)
    expect(readSeat(value, { secret: key, broadcastId: place.broadcastId })).toBeUndefined();
  expect(readSeat(cookie, { secret, broadcastId: randomUUID() })).toBeUndefined();
});

test('the cookie is out of reach of scripts, and secure on https', () => {
  const cookie = seatCookie(newSeat(place), { secret, publicUrl: 'https://studio.example.com' });
  expect(cookie).toContain('HttpOnly; SameSite=Lax; Secure');
});
