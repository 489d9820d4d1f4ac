import { AppError } from '@footlight/contracts';
import { expect, test } from 'vitest';
import { isGlobal, resolveIngestAddress } from './ingestAddress.ts';

const codeOf = async (serverUrl: string, allowedPrivateHosts: string[] = []) =>
  await resolveIngestAddress(serverUrl, { allowedPrivateHosts }).then(
    () => 'accepted',
    (error: unknown) => (error instanceof AppError ? error.code : error),
  );

test.each([
  ['http://live.example.com/app', 'addressScheme'],
  ['file:///etc/passwd', 'addressScheme'],
  ['rtmp://user:pass@8.8.8.8/app', 'addressUserinfo'],
  ['rtmp://8.8.8.8/app\u0000x', 'addressInvalid'],
  ['rtmp://8.8.8.8/a b', 'addressInvalid'],
  ['rtmp://8.8.8.8/app\r\nx', 'addressInvalid'],
  ['rtmp://8.8.8.8', 'addressInvalid'],
  ['rtmp://8.8.8.8/app?x=1', 'addressInvalid'],
  ['rtmp://8.8.8.8:99999/app', 'addressInvalid'],
  ['rtmp://no-such-host.invalid/app', 'addressUnresolved'],
])('%s is refused as %s', async (serverUrl, code) => {
  expect(await codeOf(serverUrl)).toBe(code);
});

test.each([
  'rtmp://127.0.0.1/app',
  'rtmp://localhost/app',
  'rtmp://2130706433/app',
  'rtmp://0x7f.1/app',
  'rtmp://0177.0.0.1/app',
  'rtmp://10.1.2.3/app',
  'rtmp://169.254.169.254/latest',
  'rtmp://192.168.0.1:1935/app',
  'rtmp://100.64.0.1/app',
  'rtmp://0.0.0.0/app',
  'rtmp://[::1]/app',
  'rtmp://[::ffff:127.0.0.1]/app',
  'rtmp://[::ffff:7f00:1]/app',
  'rtmp://[64:ff9b::7f00:1]/app',
  'rtmp://[fe80::1]/app',
  'rtmp://[fc00::1]/app',
  'rtmp://[2002:7f00:1::]/app',
  'rtmp://224.0.0.1/app',
])('%s leads into a private network and is refused', async (serverUrl) => {
  expect(await codeOf(serverUrl)).toBe('addressPrivate');
});

test('an admin opens a private host by name, address or range', async () => {
  expect(await codeOf('rtmp://127.0.0.1:1935/app', ['127.0.0.1'])).toBe('accepted');
  expect(await codeOf('rtmp://localhost/app', ['localhost'])).toBe('accepted');
  expect(await codeOf('rtmp://127.0.0.1/app', ['127.0.0.0/8'])).toBe('accepted');
  expect(await codeOf('rtmp://10.0.0.1/app', ['127.0.0.0/8'])).toBe('addressPrivate');
});

test('the answer holds the checked address, the default port and the application', async () => {
  expect(await resolveIngestAddress('rtmps://8.8.4.4/live2/', { allowedPrivateHosts: [] })).toEqual({
    scheme: 'rtmps',
    host: '8.8.4.4',
    port: 443,
    app: 'live2',
    ip: '8.8.4.4',
  });
  expect(await resolveIngestAddress('rtmp://8.8.4.4:80/live', { allowedPrivateHosts: [] })).toMatchObject({ scheme: 'rtmp', port: 80 });
  expect(await resolveIngestAddress('rtmp://8.8.4.4/live', { allowedPrivateHosts: [] })).toMatchObject({ port: 1935 });
});

test('public addresses are global, in both families', () => {
  expect(isGlobal('142.250.1.1')).toBe(true);
  expect(isGlobal('2a00:1450:4001::1')).toBe(true);
  expect(isGlobal('64:ff9b::8.8.8.8')).toBe(true);
});
