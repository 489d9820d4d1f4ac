import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { probeMedia } from '../../../../tests/support/probeMedia.ts';
import { findFreePort, type RtmpServer, startRtmpServer } from '../../../../tests/support/rtmpServer.ts';
import { waitFor } from '../../test/stack.ts';
import { TlsFront } from '../../test/TlsFront.ts';
import { FlvReader, type FlvTag } from '../continuity/FlvReader.ts';
import { RtmpPublisher } from './RtmpPublisher.ts';
import { readAuthorities } from './readAuthorities.ts';

const run = promisify(execFile);
const badKey = 'a-key-nobody-issued';
const seconds = 3;

let folder: string;
let rtmp: RtmpServer;
const publishers: RtmpPublisher[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'footlight-rtmp-'));
  const home = join(folder, 'rtmp');
  await mkdir(home);
  rtmp = await startRtmpServer({ folder: home, applications: ['app'], refuseKeys: [badKey] });
});

afterEach(async () => {
  for (const publisher of publishers.splice(0)) await publisher.close();
  await rtmp.close();
  await rm(folder, { recursive: true, force: true });
});

const limits = { connectMs: 3000, secureMs: 3000, handshakeMs: 1000, commandMs: 3000 };
const plain = (port: number, app = 'app') => ({ scheme: 'rtmp' as const, host: '127.0.0.1', ip: '127.0.0.1', port, app });

const open = async (options: Partial<Parameters<typeof RtmpPublisher.open>[0]> = {}): Promise<RtmpPublisher> => {
  const publisher = await RtmpPublisher.open({ address: plain(rtmp.port), streamKey: 'show', limits, ...options });
  publishers.push(publisher);
  return publisher;
};

/** A picture with keyframes of 60 KB and more, so that messages are cut, and a tone. */
async function makeTags(): Promise<FlvTag[]> {
  const file = join(folder, 'source.flv');
  const inputs = ['-f', 'lavfi', '-i', 'testsrc2=s=1280x720:r=25', '-f', 'lavfi', '-i', 'sine=r=48000'];
  const video = ['-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-g', '25', '-b:v', '8M', '-pix_fmt', 'yuv420p'];
  await run('ffmpeg', ['-v', 'error', ...inputs, '-t', String(seconds), ...video, '-c:a', 'aac', '-ac', '2', '-f', 'flv', file]);
  return new FlvReader().push(await readFile(file));
}

const isFrame = ({ kind, role }: FlvTag): boolean => kind === 'video' && (role === 'frame' || role === 'keyframe');

async function expectWhole(file: string, tags: readonly FlvTag[]): Promise<void> {
  const { video, audio, packets, decodeErrors } = await probeMedia(file);
  expect(video).toMatchObject({ codec: 'h264', width: 1280, height: 720 });
  expect(audio).toMatchObject({ codec: 'aac', sampleRate: 48000 });
  expect(decodeErrors).toEqual([]);
  expect(packets.filter(({ kind }) => kind === 'video')).toHaveLength(tags.filter(isFrame).length);
}

test('what nginx-rtmp records of us is what was published', async () => {
  const tags = await makeTags();
  expect(Math.max(...tags.map(({ bytes }) => bytes.length))).toBeGreaterThan(60_000);
  const publisher = await open();
  await publisher.publish();
  for (const tag of tags) publisher.write(tag);
  await publisher.close();
  await waitFor(async () => (await rtmp.streams()).every(({ publishing }) => !publishing), { what: () => 'nginx has seen the end' });
  const [file = ''] = await rtmp.recordings('app');
  await expectWhole(file, tags);
});

test('nginx-rtmp acknowledges as asked', async () => {
  const publisher = await open({ ackWindowBytes: 10_000 });
  await publisher.publish();
  const acknowledged = once(publisher, 'acknowledged');
  for (const tag of await makeTags()) publisher.write(tag);
  await acknowledged;
  await waitFor(async () => publisher.unacknowledgedBytes < 20_000, {
    what: () => `all is acknowledged, ${publisher.unacknowledgedBytes} left`,
  });
});

test('FFmpeg as a server takes it too', async () => {
  const tags = await makeTags();
  const [port, file] = [await findFreePort(), join(folder, 'listened.flv')];
  const address = `rtmp://127.0.0.1:${port}/app/show`;
  const server = spawn('ffmpeg', ['-v', 'error', '-listen', '1', '-i', address, '-c', 'copy', '-f', 'flv', file], { stdio: 'ignore' });
  const exited = once(server, 'exit');
  const publisher = await waitFor(async () => await open({ address: plain(port) }).catch(() => undefined), {
    what: () => 'FFmpeg listens',
  });
  await publisher.publish();
  for (const tag of tags) publisher.write(tag);
  await publisher.close();
  await exited;
  await expectWhole(file, tags);
});

test('a wrong key, a wrong path and a key in use are told apart', async () => {
  const reasonOf = async (options: Partial<Parameters<typeof RtmpPublisher.open>[0]>) =>
    await open(options)
      .then((publisher) => publisher.publish())
      .then(
        () => 'published',
        (error: unknown) => error,
      );
  expect(await reasonOf({ streamKey: badKey })).toMatchObject({ reason: 'keyRejected', phase: 'publishing' });
  expect(await reasonOf({ address: plain(rtmp.port, 'elsewhere') })).toMatchObject({ reason: 'serverClosed', phase: 'enteringApp' });
  expect(await reasonOf({ streamKey: 'mine' })).toBe('published');
  expect(await reasonOf({ streamKey: 'mine' })).toMatchObject({ reason: 'keyInUse' });
});

test('a server that stands still is told from one that is gone', async () => {
  await rtmp.setSilent(true);
  await expect(open()).rejects.toMatchObject({ reason: 'serverSilent', phase: 'handshaking' });
  await rtmp.setSilent(false);
  await rtmp.close();
  await expect(open()).rejects.toMatchObject({ reason: 'connectionRefused' });
  rtmp = await startRtmpServer({ folder: join(folder, 'rtmp'), applications: ['app'] });
});

test('rtmps publishes when the certificate is trusted and names the host, and else not', async () => {
  const front = await TlsFront.start({ folder, targetPort: rtmp.port });
  const secured = (host: string) => ({ scheme: 'rtmps' as const, host, ip: '127.0.0.1', port: front.port, app: 'app' });
  const ca = await readAuthorities(front.certificateFile);
  try {
    await expect(open({ address: secured('localhost') })).rejects.toMatchObject({ reason: 'tlsFailed', phase: 'securing' });
    await expect(open({ address: secured('live.example.com'), ca })).rejects.toMatchObject({ reason: 'tlsFailed' });
    await expect(open({ address: secured('127.0.0.1'), ca })).rejects.toMatchObject({ reason: 'tlsFailed' });
    await expect(open({ address: { ...secured('localhost'), port: rtmp.port }, ca })).rejects.toMatchObject({ phase: 'securing' });
    expect(rtmp.published).toEqual([]);
    const publisher = await open({ address: secured('localhost'), ca });
    await publisher.publish();
    expect(rtmp.published.map(({ key }) => key)).toEqual(['show']);
  } finally {
    await front.close();
  }
});
