import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { createServer as createTlsServer, type TLSSocket } from 'node:tls';
import { promisify } from 'node:util';
import type { EgressStatus } from '@footlight/contracts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { probeMedia } from '../../../../tests/support/probeMedia.ts';
import { listFfmpegChildren, type ProcessInfo } from '../../../../tests/support/processes.ts';
import { findFreePort, type RtmpServer, startRtmpServer } from '../../../../tests/support/rtmpServer.ts';
import { isLive, outputNamed, type Show, TestStack, waitFor } from '../../test/stack.ts';
import { FlvReader } from '../continuity/FlvReader.ts';

const run = promisify(execFile);
const newKey = (name: string): string => `${name}-canary-${randomBytes(8).toString('hex')}`;
const badKey = newKey('bad');

let stack: TestStack;
let rtmp: RtmpServer;

beforeEach(async () => {
  stack = await TestStack.start();
  const folder = join(stack.folder, 'rtmp');
  await mkdir(folder);
  rtmp = await startRtmpServer({ folder, applications: ['one', 'two'], refuseKeys: [badKey] });
});

afterEach(async () => {
  await stack.close();
  await rtmp.close();
  expect(await listFfmpegChildren(process.pid).then((all) => all.filter(isOurs))).toEqual([]);
});

/** FFmpeg of the worker, not the simulator's source. */
const isOurs = ({ args }: ProcessInfo): boolean => args.includes('pipe:0');
const ours = async (): Promise<ProcessInfo[]> => (await listFfmpegChildren(process.pid)).filter(isOurs);
const pidOf = (all: ProcessInfo[], part: string): number => all.find(({ args }) => args.some((arg) => arg.includes(part)))?.pid ?? 0;

const codecHeaderOf = async (file: string): Promise<string> => {
  const tags = new FlvReader().push(await readFile(file));
  const header = tags.find(({ kind, role }) => kind === 'video' && role === 'codecHeader');
  return header?.bytes.subarray(11).toString('hex') ?? '';
};

const twoDestinations = (keys = [newKey('one'), newKey('two')]) => [
  { name: 'One', serverUrl: rtmp.url('one'), streamKey: keys[0] ?? '' },
  { name: 'Two', serverUrl: rtmp.url('two'), streamKey: keys[1] ?? '' },
];

const goLive = async (show: Show, names: string[]): Promise<void> => {
  await stack.requestStart(show);
  await stack.waitForStatus(show, `${names} live`, (status) => status.state === 'live' && names.every((name) => isLive(status, name)));
};

/** Until this output has taken so many bytes more. */
const moreMedia = async (show: Show, name: string, bytes: number): Promise<void> => {
  const sent = (status: EgressStatus | undefined) => (status ? (outputNamed(status, name)?.bytesSent ?? 0) : 0);
  const before = sent(await stack.findStatus(show));
  await stack.waitForStatus(show, `${bytes} more bytes of ${name}`, (status) => sent(status) > before + bytes);
};

const receivedVideo = async (application: string): Promise<number[]> => {
  const times: number[] = [];
  for (const file of await rtmp.recordings(application))
    for (const { kind, dtsMs } of (await probeMedia(file)).packets) if (kind === 'video') times.push(dtsMs);
  return times;
};

test('two destinations and the recording receive the copied picture and AAC, and the key is nowhere', async () => {
  const keys = [newKey('one'), newKey('two')];
  await stack.startWorker();
  const show = await stack.createShow({ destinations: twoDestinations(keys) });
  await goLive(show, ['One', 'Two', 'Recording']);

  const processes = await ours();
  expect(processes).toHaveLength(4);
  for (const { args, environment } of processes) {
    expect(keys.filter((key) => args.join(' ').includes(key) || environment.includes(key))).toEqual([]);
    expect(environment).not.toContain(stack.encryptionKey);
    expect(environment).toMatch(/^PATH=[^\0]*\0$/);
  }
  for (const redisKey of await stack.redis.keys('*')) {
    const value = Buffer.from((await stack.redis.dumpBuffer(redisKey)) ?? '').toString('latin1');
    expect(
      keys.filter((key) => value.includes(key)),
      redisKey,
    ).toEqual([]);
  }
  await moreMedia(show, 'One', 600_000);
  await stack.endShow(show);

  const recording = (await stack.database.output.findFirst({ where: { egressId: show.egressId, kind: 'recording' } }))?.file ?? '';
  const files = [...(await rtmp.recordings('one')), ...(await rtmp.recordings('two')), join(stack.recordingsFolder, recording)];
  expect(files).toHaveLength(3);
  for (const file of files) {
    const { video, audio, packets, decodeErrors } = await probeMedia(file);
    expect(video).toMatchObject({ codec: 'h264', profile: 'Constrained Baseline', width: 640, height: 360 });
    expect(audio).toEqual({ codec: 'aac', sampleRate: 48000, channels: 2 });
    expect(decodeErrors).toEqual([]);
    const keyframes = packets.filter((packet) => packet.kind === 'video' && packet.isKeyframe).map(({ dtsMs }) => dtsMs);
    expect(keyframes.length).toBeGreaterThan(1);
    for (const [index, at] of keyframes.entries()) if (index > 0) expect(at - (keyframes[index - 1] ?? 0)).toBeLessThanOrEqual(2100);
    expect(packets.find((packet) => packet.kind === 'video')?.isKeyframe).toBe(true);
  }
  const headers = await Promise.all(files.slice(0, 2).map(codecHeaderOf));
  expect(headers[0]).toBe(headers[1]);
  expect(rtmp.published.map(({ key }) => key).sort()).toEqual([...keys].sort());

  const status = await stack.findStatus(show);
  expect(status?.state).toBe('ended');
  const row = await stack.database.egress.findUniqueOrThrow({ where: { id: show.egressId }, include: { outputs: true } });
  expect(row.state).toBe('ended');
  expect(row.liveAt).not.toBeNull();
  expect(row.outputs.map(({ state }) => state)).toEqual(['ended', 'ended', 'ended']);
  expect(row.outputs.every(({ bytesSent }) => bytesSent > 500_000n)).toBe(true);
});

test('a wrong key, a refused address and an unreadable key fail alone, and say why', async () => {
  await stack.startWorker();
  const show = await stack.createShow({
    destinations: [
      { name: 'Good', serverUrl: rtmp.url('one'), streamKey: newKey('good') },
      { name: 'Wrong key', serverUrl: rtmp.url('two'), streamKey: badKey },
      { name: 'Private', serverUrl: 'rtmp://10.1.2.3/live', streamKey: newKey('private') },
      { name: 'Unreadable', serverUrl: rtmp.url('two'), streamKey: newKey('lost'), sealedForAnother: true },
    ],
  });
  await goLive(show, ['Good']);
  const status = await stack.waitForStatus(
    show,
    'three failed',
    ({ outputs }) => outputs.filter(({ state }) => state === 'failed').length === 3,
  );
  expect(outputNamed(status, 'Wrong key')?.reason).toBe('keyRejected');
  expect(outputNamed(status, 'Private')?.reason).toBe('addressRefused');
  expect(outputNamed(status, 'Unreadable')?.reason).toBe('keyUnreadable');
  expect(status.state).toBe('live');
  expect(isLive(status, 'Good')).toBe(true);
  await stack.endShow(show);
  const rows = await stack.database.output.findMany({ where: { egressId: show.egressId } });
  expect(rows.find(({ name }) => name === 'Wrong key')).toMatchObject({ state: 'failed', reason: 'keyRejected' });
});

test('an unreachable host keeps trying alone, and is live when it is back', async () => {
  const port = await findFreePort();
  await stack.startWorker();
  const show = await stack.createShow({
    destinations: [
      { name: 'Good', serverUrl: rtmp.url('one'), streamKey: newKey('good') },
      { name: 'Away', serverUrl: `rtmp://127.0.0.1:${port}/one`, streamKey: newKey('away') },
    ],
  });
  await goLive(show, ['Good']);
  const status = await stack.waitForStatus(show, 'Away tries again', (now) => (outputNamed(now, 'Away')?.attempt ?? 0) >= 2);
  expect(outputNamed(status, 'Away')).toMatchObject({ state: 'reconnecting', reason: 'connectionRefused' });
  const folder = join(stack.folder, 'late');
  await mkdir(folder);
  const late = await startRtmpServer({ folder, applications: ['one'], port });
  await stack.waitForStatus(show, 'Away is live', (now) => isLive(now, 'Away') && isLive(now, 'Good'));
  await stack.endShow(show);
  await late.close();
});

test('a server that takes the connection and says nothing is given up as timed out', async () => {
  const silent = createServer(() => undefined).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const address = silent.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  await stack.startWorker();
  const show = await stack.createShow({
    destinations: [{ name: 'Silent', serverUrl: `rtmp://127.0.0.1:${port}/live`, streamKey: newKey('silent') }],
  });
  await stack.requestStart(show);
  const status = await stack.waitForStatus(show, 'given up', (now) => outputNamed(now, 'Silent')?.reason === 'timedOut', 40_000);
  expect(status.state).toBe('starting');
  expect(outputNamed(status, 'Recording')).toMatchObject({ state: 'live' });
  await stack.endShow(show);
  silent.close();
});

test('a server that stops taking data is left, and taken up again when it answers', async () => {
  await stack.startWorker();
  const show = await stack.createShow({ destinations: twoDestinations() });
  await goLive(show, ['One', 'Two']);
  const folder = join(stack.folder, 'silent');
  await mkdir(folder);
  await rtmp.setSilent(true);
  const status = await stack.waitForStatus(
    show,
    'both stalled',
    ({ outputs }) => outputs.filter(({ reason }) => reason === 'serverSilent' || reason === 'timedOut').length === 2,
    55_000,
  );
  expect(status.state).toBe('reconnecting');
  expect(outputNamed(status, 'Recording')).toMatchObject({ state: 'live' });
  await rtmp.setSilent(false);
  await stack.waitForStatus(show, 'both live again', (now) => isLive(now, 'One') && isLive(now, 'Two'), 55_000);
  await stack.endShow(show);
}, 150_000);

test('a killed output comes back, and the other loses no frame', async () => {
  await stack.startWorker();
  const show = await stack.createShow({ destinations: twoDestinations() });
  await goLive(show, ['One', 'Two']);
  await moreMedia(show, 'Two', 200_000);
  process.kill(pidOf(await ours(), '/one'), 'SIGKILL');
  await stack.waitForStatus(show, 'One reconnects', (status) => outputNamed(status, 'One')?.reason === 'processDied');
  await stack.waitForStatus(show, 'One is live again', (status) => isLive(status, 'One'));
  await stack.endShow(show);
  expect(await rtmp.recordings('one')).toHaveLength(2);
  const times = await receivedVideo('two');
  expect(await rtmp.recordings('two')).toHaveLength(1);
  for (const [index, at] of times.entries()) if (index > 0) expect(at - (times[index - 1] ?? 0)).toBeLessThanOrEqual(60);
});

test.each([
  ['the ingest is killed', async () => process.kill(pidOf(await ours(), 'sdp'), 'SIGKILL')],
  ['the RTP stops', async () => stack.tap.muteRtp()],
])('when %s the outputs stay connected and the timeline goes on', async (_name, disturb) => {
  await stack.startWorker();
  const show = await stack.createShow({ destinations: twoDestinations() });
  await goLive(show, ['One', 'Two']);
  const outputsBefore = (await ours()).filter(({ args }) => !args.includes('sdp')).map(({ pid }) => pid);
  const tapsBefore = stack.tap.opened;
  await disturb();
  await stack.waitForStatus(show, 'the feed is lost', ({ feed, state }) => feed === 'lost' && state === 'reconnecting');
  await stack.waitForStatus(show, 'the feed flows again', ({ feed, state }) => feed === 'flowing' && state === 'live');
  expect(stack.tap.opened).toBe(tapsBefore + 1);
  await moreMedia(show, 'One', 300_000);
  expect((await ours()).filter(({ args }) => !args.includes('sdp')).map(({ pid }) => pid)).toEqual(outputsBefore);
  await stack.endShow(show);
  const [file] = await rtmp.recordings('one');
  const { packets, decodeErrors } = await probeMedia(file ?? '');
  expect(decodeErrors).toEqual([]);
  for (const kind of ['audio', 'video']) {
    const times = packets.filter((packet) => packet.kind === kind).map(({ dtsMs }) => dtsMs);
    for (const [index, at] of times.entries()) if (index > 0) expect(at).toBeGreaterThan(times[index - 1] ?? 0);
  }
});

test('the Program stops and begins again on the same tap', async () => {
  await stack.startWorker();
  const show = await stack.createShow({ destinations: twoDestinations() });
  await goLive(show, ['One', 'Two']);
  stack.tap.setProgram(false);
  await stack.waitForStatus(show, 'lost', ({ feed }) => feed === 'lost');
  expect((await ours()).some(({ args }) => args.includes('sdp'))).toBe(false);
  stack.tap.setProgram(true);
  await stack.waitForStatus(show, 'live again', ({ feed, state }) => feed === 'flowing' && state === 'live');
  expect(stack.tap.opened).toBe(1);
  await stack.endShow(show);
});

test('without a destination the show is recorded, and the recording alone makes it live', async () => {
  await stack.startWorker();
  const show = await stack.createShow({ destinations: [] });
  await goLive(show, ['Recording']);
  await moreMedia(show, 'Recording', 400_000);
  await stack.endShow(show);
  const { video } = await probeMedia(join(stack.recordingsFolder, `${show.egressId}.mp4`));
  expect(video.codec).toBe('h264');
});

test('End while starting ends, whichever job comes first', async () => {
  const show = await stack.createShow({ destinations: twoDestinations() });
  const second = await stack.createShow({ destinations: twoDestinations() });
  // Both jobs wait for the worker, which takes them at the same time.
  await stack.requestStart(show);
  await stack.requestEnd(show);
  await stack.startWorker();
  await stack.requestStart(second);
  await waitFor(async () => (await stack.database.egress.findUnique({ where: { id: second.egressId } })) ?? undefined, {
    what: () => 'started',
  });
  await stack.endShow(second);
  await waitFor(async () => (await stack.database.egress.findUnique({ where: { id: show.egressId } }))?.state === 'ended', {
    what: () => 'ended',
  });
  await waitFor(async () => (await ours()).length === 0, { what: () => 'no process left' });
  expect(await stack.findStatus(second)).toMatchObject({ state: 'ended' });
});

test('a start for a Broadcast that is not live, or has another Egress by now, does nothing', async () => {
  await stack.startWorker();
  const show = await stack.createShow({ destinations: [] });
  await stack.database.broadcast.update({ where: { id: show.broadcastId }, data: { state: 'ready', egressId: null } });
  await stack.requestStart(show);
  await waitFor(async () => (await stack.queue.counts()).waiting === 0 && (await stack.queue.counts()).active === 0, {
    what: () => 'job done',
  });
  expect(await stack.database.egress.findUnique({ where: { id: show.egressId } })).toBeNull();
});

test('Daily says plainly that it is not available', async () => {
  await stack.startWorker();
  const show = await stack.createShow({ destinations: [], method: 'daily' });
  await stack.requestStart(show);
  const status = await stack.waitForStatus(show, 'failed', ({ state }) => state === 'failed');
  expect(status.reason).toContain('Daily is not available yet');
  const row = await waitFor(
    async () => (await stack.database.egress.findUnique({ where: { id: show.egressId, state: 'failed' } })) ?? undefined,
    { what: () => 'failed is written' },
  );
  expect(row.endedAt).not.toBeNull();
});

test('rtmps is live when the certificate is trusted, and refused when it is not', async () => {
  const [key, certificate] = [join(stack.folder, 'key.pem'), join(stack.folder, 'certificate.pem')];
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  await run('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', certificate, ...subject]);
  const sockets = new Set<TLSSocket>();
  const tls = createTlsServer({ key: await readFile(key), cert: await readFile(certificate) }, (near) => {
    sockets.add(near);
    const far = connect({ port: rtmp.port, host: '127.0.0.1' });
    near.on('error', () => far.destroy()).on('close', () => far.destroy());
    far.on('error', () => near.destroy()).on('close', () => near.destroy());
    near.pipe(far).pipe(near);
  });
  tls.listen(0);
  await once(tls, 'listening');
  const address = tls.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const destinations = [{ name: 'Secure', serverUrl: `rtmps://localhost:${port}/one`, streamKey: newKey('secure') }];
  const wary = await stack.startWorker({ RTMP_ALLOWED_PRIVATE_HOSTS: ['localhost'] });
  const refused = await stack.createShow({ destinations });
  await stack.requestStart(refused);
  await stack.waitForStatus(refused, 'tls failed', (status) => outputNamed(status, 'Secure')?.reason === 'tlsFailed');
  await stack.endShow(refused);
  await wary.close();
  expect(rtmp.published).toEqual([]);

  await stack.startWorker({ RTMP_ALLOWED_PRIVATE_HOSTS: ['localhost'], RTMP_CA_FILE: certificate });
  const trusted = await stack.createShow({ destinations });
  await goLive(trusted, ['Secure']);
  await stack.endShow(trusted);
  for (const socket of sockets) socket.destroy();
  tls.close();
});
