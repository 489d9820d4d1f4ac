import { AppError } from '@footlight/contracts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseEntry } from './entry.ts';
import { isOriginAllowed } from './origin.ts';
import { ReplayGuard } from './ReplayGuard.ts';

describe('the entry in Sec-WebSocket-Protocol', () => {
  test('is a token or a resume token beside our protocol', () => {
    expect(parseEntry('footlight.v1, token.a.b.c')).toEqual({ kind: 'token', token: 'a.b.c' });
    expect(parseEntry('resume.xyz,footlight.v1')).toEqual({ kind: 'resume', token: 'xyz' });
  });

  test.each([
    [undefined, 'tokenMissing'],
    ['footlight.v1', 'tokenMissing'],
    ['footlight.v1, token.', 'tokenMissing'],
    ['token.abc', 'badRequest'],
    ['footlight.v2, token.abc', 'badRequest'],
    ['footlight.v1, token.abc, token.def', 'badRequest'],
  ])('%j is refused', (header, code) => {
    expect(() => parseEntry(header)).toThrow(expect.objectContaining({ code }));
  });

  test('whatever it holds, is parsed or refused in our words', () => {
    fc.assert(
      fc.property(fc.string(), (header) => {
        try {
          expect(parseEntry(header).token).not.toBe('');
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
        }
      }),
    );
  });
});

describe('the Origin', () => {
  const none = new Set<string>();
  const listed = new Set(['https://studio.example.com']);
  test.each([
    ['the host’s own page, on another port', 'http://studio.lan:3000', 'studio.lan:4000', none, true],
    ['another host', 'http://evil.example', 'studio.lan:4000', none, false],
    ['a host that begins alike', 'http://studio.lan.evil.example', 'studio.lan:4000', none, false],
    ['a sandboxed page', 'null', 'studio.lan', none, false],
    ['a file', 'file://studio.lan/x', 'studio.lan', none, false],
    ['a listed one', 'https://studio.example.com', 'media.example.com', listed, true],
    ['a listed name over http', 'http://studio.example.com', 'studio.example.com', listed, false],
    ['the host’s own name when a list says otherwise', 'https://media.example.com', 'media.example.com', listed, false],
    ['an IPv6 host', 'http://[::1]:3000', '[::1]:4000', none, true],
    ['no Host header', 'http://studio.lan', undefined, none, false],
  ])('%s', (_what, origin, host, allowed, expected) => {
    expect(isOriginAllowed({ origin, host }, allowed)).toBe(expected);
  });

  test('may be missing: that is no browser, and its token decides', () => {
    expect(isOriginAllowed({ origin: undefined, host: 'studio.lan' }, listed)).toBe(true);
  });
});

describe('the replay guard', () => {
  test('lets each token through once, and forgets it when it has expired anyway', () => {
    const guard = new ReplayGuard();
    const now = 1_700_000_000_000;
    const token = { jti: 'a', exp: now / 1000 + 60 };
    expect([guard.claim(token, now), guard.claim(token, now + 59_000)]).toEqual([true, false]);
    for (let index = 0; index < 100; index += 1) guard.claim({ jti: `x${index}`, exp: now / 1000 + 60 }, now + index);
    guard.claim({ jti: 'late', exp: now / 1000 + 200 }, now + 120_000);
    expect(guard.size).toBe(1);
  });
});
