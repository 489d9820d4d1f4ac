import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildIngestArgs } from './buildIngestArgs.ts';
import { buildRecordingArgs, buildRtmpArgs, buildRtmpPreset } from './buildOutputArgs.ts';

const after = (args: readonly string[], name: string): string | undefined => args[args.indexOf(name) + 1];
const target = { scheme: 'rtmp' as const, host: 'live.example.com', port: 1935, app: 'app/instance', ip: '203.0.113.7' };

test('the ingest copies video, makes AAC of Opus, and may open nothing but its SDP and RTP', () => {
  const { input, output } = buildIngestArgs({ localAddress: '127.0.0.1', audioBitrateKbps: 160 });
  expect(after(input, '-protocol_whitelist')).toBe('pipe,udp,rtp');
  expect(input.slice(-2)).toEqual(['-f', 'sdp']);
  expect(after(output, '-c:v')).toBe('copy');
  expect([after(output, '-c:a'), after(output, '-ar'), after(output, '-ac'), after(output, '-b:a')]).toEqual(['aac', '48000', '2', '160k']);
  expect(after(output, '-f')).toBe('flv');
});

test('rtmp goes to the checked address and tells the server its name', () => {
  const args = buildRtmpArgs({ target, ioTimeoutMs: 10_000 });
  expect(args.at(-1)).toBe('rtmp://203.0.113.7:1935/app/instance');
  expect(after(args, '-rtmp_tcurl')).toBe('rtmp://live.example.com/app/instance');
  expect(after(args, '-rtmp_app')).toBe('app/instance');
  expect(after(args, '-rw_timeout')).toBe('10000000');
  expect(after(args, '-c')).toBe('copy');
  expect(after(args, '-protocol_whitelist')).toBe('pipe');
  expect(args).not.toContain('-tls_verify');
});

test('rtmps keeps the name, for SNI and the certificate, which is checked', () => {
  const args = buildRtmpArgs({ target: { ...target, scheme: 'rtmps', port: 443 }, caFile: '/ca.pem', ioTimeoutMs: 10_000 });
  expect(args.at(-1)).toBe('rtmps://live.example.com:443/app/instance');
  expect(after(args, '-tls_verify')).toBe('1');
  expect(after(args, '-ca_file')).toBe('/ca.pem');
});

test('an IPv6 address stands in brackets', () => {
  expect(buildRtmpArgs({ target: { ...target, ip: '2001:db8::1' }, ioTimeoutMs: 1 }).at(-1)).toBe('rtmp://[2001:db8::1]:1935/app/instance');
});

test('the preset is one line whatever the key, and a key with a line break is refused', () => {
  expect(buildRtmpPreset('a=b#c?d&e')).toBe('rtmp_playpath=a=b#c?d&e\n');
  fc.assert(
    fc.property(fc.string(), (key) => {
      if (/[\r\n]/.test(key)) expect(() => buildRtmpPreset(key)).toThrow();
      else expect(buildRtmpPreset(key).split('\n')).toHaveLength(2);
    }),
  );
});

test('a recording is fragmented and overwrites nothing', () => {
  const args = buildRecordingArgs({ file: '/r/a.mp4' });
  expect(after(args, '-movflags')).toBe('+frag_keyframe+empty_moov+default_base_moof');
  expect(args).toContain('-n');
  expect(args.at(-1)).toBe('/r/a.mp4');
});
