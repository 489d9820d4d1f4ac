import { expect, test } from 'vitest';
import { expandCandidates, findLocalAddresses } from './iceCandidates.ts';

const candidate = {
  foundation: 'udpcandidate',
  priority: 1_076_558_079,
  ip: '203.0.113.5',
  address: '203.0.113.5',
  protocol: 'udp',
  port: 40_000,
  type: 'host',
} as const;

test('each announced address gets every candidate, the first one preferred', () => {
  const expanded = expandCandidates([candidate, { ...candidate, protocol: 'tcp', tcpType: 'passive' }], ['203.0.113.5', '127.0.0.1']);
  expect(expanded.map(({ address, protocol }) => [address, protocol])).toEqual([
    ['203.0.113.5', 'udp'],
    ['203.0.113.5', 'tcp'],
    ['127.0.0.1', 'udp'],
    ['127.0.0.1', 'tcp'],
  ]);
  expect(new Set(expanded.map(({ foundation }) => foundation)).size).toBe(2);
  expect(expanded[0]?.priority).toBeGreaterThan(expanded[2]?.priority ?? 0);
});

test('this machine can always be reached from itself', () => {
  expect(findLocalAddresses().at(-1)).toBe('127.0.0.1');
});
