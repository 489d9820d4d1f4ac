import type { ServerRecord, ServerState } from '@footlight/contracts';
import { expect, test } from 'vitest';
import { createServerRecord } from '../../../../../tests/support/serverRecord.ts';
import { browserUrl, chooseServer } from './placement.ts';

const server = (serverId: string, state: ServerState, load: Partial<ServerRecord['load']> = {}): ServerRecord => {
  const record = createServerRecord(serverId, { state });
  return { ...record, load: { ...record.load, ...load } };
};

test('chooses the server with fewer rooms', () => {
  expect(chooseServer([server('a', 'healthy', { rooms: 3 }), server('b', 'healthy', { rooms: 1 })])?.serverId).toBe('b');
});

test('chooses the less busy of two without rooms', () => {
  expect(chooseServer([server('a', 'healthy', { cpu: 0.9 }), server('b', 'healthy', { cpu: 0.1 })])?.serverId).toBe('b');
});

test('takes a degraded server only when none is healthy', () => {
  expect(chooseServer([server('a', 'degraded'), server('b', 'healthy', { rooms: 9, cpu: 1 })])?.serverId).toBe('b');
  expect(chooseServer([server('a', 'degraded'), server('b', 'draining')])?.serverId).toBe('a');
});

test('never takes a draining one', () => {
  expect(chooseServer([server('a', 'draining')])).toBeUndefined();
});

test.each([
  ['studio.example.com', false, 'ws://studio.example.com:4000'],
  ['studio.example.com:3000', true, 'wss://studio.example.com:4000'],
  ['[::1]:3000', false, 'ws://[::1]:4000'],
  ['192.168.1.5:3000', false, 'ws://192.168.1.5:4000'],
])('a page at %s (secure: %s) connects to %s', (requestHost, secure, url) => {
  expect(browserUrl({ publicUrl: null, port: 4000 }, { requestHost, secure })).toBe(url);
});

test('a server’s own public address wins', () => {
  expect(browserUrl({ publicUrl: 'wss://media.example.com', port: 4000 }, { requestHost: 'x', secure: false })).toBe(
    'wss://media.example.com',
  );
});
