import { expect, test } from 'vitest';
import { assertSameOrigin } from './sameOrigin.ts';

const check = (headers: Record<string, string>, method = 'POST') =>
  assertSameOrigin(new Request('http://studio.example.com/api/x', { method, headers: { host: 'studio.example.com', ...headers } }), {
    publicUrl: 'https://public.example.com',
  });

test.each([
  { 'sec-fetch-site': 'same-origin' },
  { origin: 'http://studio.example.com' },
  { origin: 'https://public.example.com' },
  // No browser: nobody's cookies ride along.
  {},
])('lets %j change things', (headers) => {
  expect(() => check(headers)).not.toThrow();
});

test.each([
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site', origin: 'http://studio.example.com' },
  { origin: 'http://evil.example' },
  { origin: 'null' },
])('refuses %j', (headers) => {
  expect(() => check(headers)).toThrow(/another site/);
});

test('reading is never refused', () => {
  expect(() => check({ 'sec-fetch-site': 'cross-site' }, 'GET')).not.toThrow();
});
