import { AppError, rolePermissions } from '@footlight/contracts';
import { SignJWT } from 'jose';
import { expect, test } from 'vitest';
import { signRoomToken, verifyRoomToken } from './roomToken.ts';

const secret = 'a secret of more than thirty-two characters';
const grant = {
  serverId: 'one',
  roomId: 'room',
  peerId: 'peer',
  role: 'guest',
  name: 'Ada',
  permissions: [...rolePermissions.guest],
} as const;
const codeOf = async (token: string, serverId = 'one', key = secret) =>
  await verifyRoomToken(token, { secret: key, serverId }).then(
    () => 'accepted',
    (error: unknown) => (error instanceof AppError ? error.code : error),
  );

test('a signed token opens with its claims on its own server', async () => {
  const claims = await verifyRoomToken(await signRoomToken({ ...grant, permissions: [...grant.permissions] }, secret), {
    secret,
    serverId: 'one',
  });
  expect(claims).toMatchObject({ roomId: 'room', peerId: 'peer', role: 'guest', name: 'Ada', aud: 'one' });
});

test('another server, another secret, an old date, another algorithm and nonsense are refused', async () => {
  const token = await signRoomToken({ ...grant, permissions: [...grant.permissions] }, secret);
  expect(await codeOf(token, 'two')).toBe('tokenForeign');
  expect(await codeOf(token, 'one', `${secret}!`)).toBe('tokenInvalid');
  expect(await codeOf('nonsense')).toBe('tokenInvalid');
  const key = new TextEncoder().encode(secret);
  const old = await new SignJWT({ ...grant })
    .setProtectedHeader({ alg: 'HS256' })
    .setAudience('one')
    .setJti('j'.repeat(16))
    .setIssuedAt(1)
    .setExpirationTime(2)
    .sign(key);
  expect(await codeOf(old)).toBe('tokenExpired');
  const other = await new SignJWT({ ...grant })
    .setProtectedHeader({ alg: 'HS512' })
    .setAudience('one')
    .setJti('j'.repeat(16))
    .setIssuedAt()
    .setExpirationTime('60s')
    .sign(key);
  expect(await codeOf(other)).toBe('tokenInvalid');
});
