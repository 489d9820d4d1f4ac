import { expect, test } from 'vitest';
import { classifyRtmpEnd } from './classifyRtmpEnd.ts';

const exit = (...lines: string[]) => ({ code: 1, signal: null, lines });

test.each([
  ['addressNotFound', 'connecting', '[tcp @ 0x1] [error] Failed to resolve hostname live.example.com: Name or service not known'],
  ['connectionRefused', 'connecting', '[tcp @ 0x1] [error] Connection to tcp://1.2.3.4:1 failed: Connection refused'],
  ['timedOut', 'connecting', '[tcp @ 0x1] [error] Connection to tcp://1.2.3.4:1 failed: Connection timed out'],
  ['timedOut', 'connecting', '[error] rtmp://h/a: Network is unreachable'],
  ['tlsFailed', 'handshaking', '[tls @ 0x1] [error] The certificate is not trusted'],
  ['serverClosed', 'handshaking', '[error] rtmp://h/a: Input/output error'],
  ['serverClosed', 'connectingApp', '[error] rtmp://h/a: Input/output error'],
  ['keyRejected', 'publishing', '[error] rtmp://h/a: Input/output error'],
  ['serverClosed', 'publishing', '[rtmp @ 0x1] [error] Server error: Already publishing'],
  ['serverClosed', 'publishing', '[error] rtmp://h/a: Connection reset by peer'],
  ['serverClosed', 'accepted', '[error] av_interleaved_write_frame(): Broken pipe'],
  ['serverSilent', 'accepted', '[error] av_interleaved_write_frame(): Connection timed out'],
  ['processDied', 'accepted', '[error] Invalid data found when processing input'],
  ['processDied', 'starting', 'spawn ENOENT'],
] as const)('%s at %s: %s', (reason, stage, line) => {
  expect(classifyRtmpEnd({ stage, exit: exit(line) })).toEqual({ reason, inWords: false });
});

test('a refusal in words is told from a closed connection', () => {
  const lines = ['[rtmp @ 0x1] [error] Server error: NetStream.Publish.BadName'];
  expect(classifyRtmpEnd({ stage: 'publishing', exit: exit(...lines) })).toEqual({ reason: 'keyRejected', inWords: true });
});

test('what we ended fell silent when it was live, and never answered before', () => {
  expect(classifyRtmpEnd({ stage: 'handshaking', exit: exit(), endedByUs: 'silent' }).reason).toBe('timedOut');
  expect(classifyRtmpEnd({ stage: 'accepted', exit: exit(), endedByUs: 'silent' }).reason).toBe('serverSilent');
  expect(classifyRtmpEnd({ stage: 'publishing', exit: exit(), endedByUs: 'connectTimeout' }).reason).toBe('timedOut');
});

test('a killed process is not the server’s doing', () => {
  for (const stage of ['connecting', 'publishing', 'accepted'] as const)
    expect(classifyRtmpEnd({ stage, exit: { code: null, signal: 'SIGKILL', lines: [] } }).reason).toBe('processDied');
});
