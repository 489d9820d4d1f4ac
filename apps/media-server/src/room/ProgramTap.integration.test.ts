import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import type { TapStream } from '@footlight/contracts';
import type { types } from 'mediasoup';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { RtpReceiver } from '../../test/RtpReceiver.ts';
import { h264Parameters, opusParameters } from '../../test/rtpParameters.ts';
import { createTestEnv, findRtcPort, silentLogger } from '../../test/startTestServer.ts';
import { until } from '../../test/until.ts';
import type { MediaRouter } from '../media/MediaRouter.ts';
import { WorkerPool } from '../media/WorkerPool.ts';
import type { Program } from './Program.ts';
import { ProgramTap } from './ProgramTap.ts';
import { SenderReports } from './SenderReports.ts';
import type { TapReport } from './TapRun.ts';

let pool: WorkerPool;
let router: MediaRouter;
let tap: ProgramTap;
let started: { generation: number; video: TapStream; audio: TapStream }[];
let reports: (TapReport & { generation: number })[];
let stopped: { generation: number; reason: string }[];
const receivers: RtpReceiver[] = [];

beforeAll(async () => {
  const env = createTestEnv({}, await findRtcPort());
  pool = await WorkerPool.create({
    workerCount: 1,
    workerBin: env.MEDIASOUP_WORKER_BIN,
    listenIp: '127.0.0.1',
    announcedAddresses: ['127.0.0.1'],
    rtcPort: env.RTC_PORT,
    plainPortRange: { min: env.RTC_MIN_PORT, max: env.RTC_MAX_PORT },
    logger: silentLogger,
  });
});
afterAll(() => pool.close());

beforeEach(async () => {
  router = await pool.createRouter();
  tap = new ProgramTap({ roomId: 'room', egressId: 'egress', programId: 'main', logger: silentLogger });
  started = [];
  stopped = [];
  reports = [];
  tap.on('report', (report) => reports.push(report));
  tap.on('started', (program) => started.push(program));
  tap.on('stopped', (program) => stopped.push(program));
});
afterEach(() => {
  tap.close('ended');
  router.close();
  for (const receiver of receivers.splice(0)) receiver.close();
  expect(pool.totals).toEqual({ routers: 0, transports: 0, producers: 0, consumers: 0 });
});

async function createReceivers(): Promise<{ video: RtpReceiver; audio: RtpReceiver }> {
  const [video, audio] = [await RtpReceiver.create(), await RtpReceiver.create()];
  receivers.push(video, audio);
  return { video, audio };
}

/** RTP of H.264 with nothing in it, straight to a Producer's transport. */
class PacketSender {
  readonly #socket = createSocket('udp4');
  readonly #to: { port: number; ssrc: number };
  #sequenceNumber = 65_530;
  #timestamp = 0;

  constructor(to: { port: number; ssrc: number }) {
    this.#to = to;
  }

  async bind(port: number): Promise<void> {
    this.#socket.bind(port, '127.0.0.1');
    await once(this.#socket, 'listening');
  }

  /** `k` a keyframe's packet (it holds a parameter set), `p` another one; a capital is the last of its frame. */
  send(frames: string): void {
    for (const letter of frames) {
      const packet = Buffer.alloc(40);
      const marker = letter === letter.toUpperCase();
      packet.writeUInt8(0x80, 0);
      packet.writeUInt8((marker ? 0x80 : 0) | 102, 1);
      packet.writeUInt16BE(this.#sequenceNumber, 2);
      packet.writeUInt32BE(this.#timestamp, 4);
      packet.writeUInt32BE(this.#to.ssrc, 8);
      // NAL units: a sequence parameter set, or a slice that is no keyframe's (RFC 6184 section 1.3).
      packet.writeUInt8(letter.toLowerCase() === 'k' ? 0x67 : 0x61, 12);
      this.#socket.send(packet, this.#to.port, '127.0.0.1');
      this.#sequenceNumber = (this.#sequenceNumber + 1) & 0xffff;
      if (marker) this.#timestamp += 3000;
    }
  }

  close(): void {
    this.#socket.close();
  }
}

interface Source {
  program: Program;
  /** Where FFmpeg sends to and from. */
  videoUrl: string;
  audioUrl: string;
  videoTransport: types.PlainTransport;
}

/** A Program whose Producers stand on plain transports, so that FFmpeg can send it in place of a browser. */
async function createSource(): Promise<Source> {
  const leg = async (kind: 'video' | 'audio', rtpParameters: ReturnType<typeof h264Parameters> | ReturnType<typeof opusParameters>) => {
    const transport = await router.createPlainTransport();
    const localPort = randomInt(19_500, 19_990) * 2;
    await transport.connect({ ip: '127.0.0.1', port: localPort, rtcpPort: localPort + 1 });
    const producer = await transport.produce({ kind, rtpParameters });
    const { localPort: rtpPort } = transport.tuple;
    const rtcpPort = transport.rtcpTuple?.localPort;
    const url = `rtp://127.0.0.1:${rtpPort}?rtcpport=${rtcpPort}&localrtpport=${localPort}&localrtcpport=${localPort + 1}`;
    return { producer, url, transport, reports: new SenderReports(producer) };
  };
  const video = await leg('video', h264Parameters());
  const audio = await leg('audio', opusParameters());
  const program = { router, video: video.producer, audio: audio.producer, reports: { video: video.reports, audio: audio.reports } };
  return { program, videoUrl: video.url, audioUrl: audio.url, videoTransport: video.transport };
}

const portsOf = ({ video, audio }: { video: RtpReceiver; audio: RtpReceiver }) => ({
  videoPort: video.port,
  audioPort: audio.port,
  rtcpPort: video.port + 1,
});

const ssrcOf = (producer: Program['video']) => String(producer.rtpParameters.encodings?.[0]?.ssrc);

function send({ program, videoUrl, audioUrl }: Source): { stop(): Promise<void> } {
  const inputs = ['-re', '-f', 'lavfi', '-i', 'testsrc=size=160x120:rate=10', '-re', '-f', 'lavfi', '-i', 'sine=sample_rate=48000'];
  const video = ['-map', '0:v', '-c:v', 'libx264', '-profile:v', 'baseline', '-pix_fmt', 'yuv420p', '-tune', 'zerolatency', '-g', '10'];
  const audio = ['-map', '1:a', '-c:a', 'libopus', '-ac', '2'];
  const rtp = (payloadType: number, ssrc: string, url: string) => ['-payload_type', String(payloadType), '-ssrc', ssrc, '-f', 'rtp', url];
  const args = ['-loglevel', 'error', ...inputs, ...video, ...rtp(102, ssrcOf(program.video), videoUrl), ...audio];
  const ffmpeg = spawn('ffmpeg', [...args, ...rtp(111, ssrcOf(program.audio), audioUrl)], { stdio: 'ignore' });
  const exited = new Promise<void>((resolve) => ffmpeg.once('exit', () => resolve()));
  return {
    stop: async () => {
      ffmpeg.kill('SIGKILL');
      await exited;
    },
  };
}

test('carries picture and sound to the worker’s ports, and asks for keyframes', async () => {
  const source = await createSource();
  const keyFrameRequests: string[] = [];
  await source.program.video.enableTraceEvent(['pli', 'sr']);
  source.program.video.on('trace', ({ type, direction }) => {
    if (type === 'pli') keyFrameRequests.push(`${type} ${direction}`);
  });
  const { video, audio } = await createReceivers();
  const sender = send(source);
  tap.setProgram(source.program);
  await until('the program', () => started.length === 1);
  expect(started[0]).toMatchObject({
    generation: 1,
    video: { mimeType: 'video/H264', clockRate: 90_000, parameters: { 'packetization-mode': 1 } },
    audio: { mimeType: 'audio/opus', clockRate: 48_000, channels: 2 },
  });
  expect(tap.flowing).toBe(false);
  await tap.start(1, { ip: '127.0.0.1', ...portsOf({ video, audio }) });
  await until('media', () => video.rtpCount > 20 && audio.rtpCount > 50);
  expect(video).toMatchObject({ payloadType: started[0]?.video.payloadType, ssrc: started[0]?.video.ssrc });
  expect(audio).toMatchObject({ payloadType: started[0]?.audio.payloadType, ssrc: started[0]?.audio.ssrc });
  await until('keyframes asked for again and again', () => keyFrameRequests.length >= 3);
  expect(new Set(keyFrameRequests)).toEqual(new Set(['pli out']));
  expect(tap.flowing).toBe(true);

  source.program.video.close();
  tap.setProgram(undefined);
  expect(stopped).toEqual([{ generation: 1, reason: 'programEnded' }]);
  expect(pool.totals).toMatchObject({ consumers: 0, transports: 2 });
  await sender.stop();
});

test.each([
  ['pppPppkK', true],
  ['pppPpPkK', false],
])('tells of a frame that came without its end: %s', async (frames, cut) => {
  const { program, videoTransport } = await createSource();
  const { video, audio } = await createReceivers();
  const keyFrames: boolean[] = [];
  tap.on('keyFrameSent', (keyFrame) => keyFrames.push(keyFrame.cut));
  tap.setProgram(program);
  await until('the program', () => started.length === 1);
  const { localPort, remotePort } = videoTransport.tuple;
  const sender = new PacketSender({ port: localPort, ssrc: Number(ssrcOf(program.video)) });
  await sender.bind(remotePort ?? 0);
  const requests: string[] = [];
  await program.video.enableTraceEvent(['pli']);
  program.video.on('trace', ({ type }) => requests.push(type));
  await tap.start(1, { ip: '127.0.0.1', ...portsOf({ video, audio }) });
  sender.send('kKpP');
  await until('the first keyframe', () => video.rtpCount >= 4);
  requests.length = 0;
  await until('the next request', () => requests.length > 0);
  sender.send(frames);
  await until('all packets', () => video.rtpCount >= 4 + frames.length);
  requests.length = 0;
  await until('the request after this keyframe', () => requests.length > 0);
  expect(keyFrames).toEqual([false, cut]);
  sender.close();
});

test('sends nothing before the worker’s ports are bound', async () => {
  const source = await createSource();
  const { video, audio } = await createReceivers();
  const sender = send(source);
  tap.setProgram(source.program);
  await until('the program', () => started.length === 1);
  await until('the producer to receive', () => source.program.video.score.some(({ score }) => score > 0));
  expect([video.rtpCount, audio.rtpCount]).toEqual([0, 0]);
  await sender.stop();
});

test('passes on what the sender says of its clock, the newest before any media', async () => {
  const source = await createSource();
  const sender = send(source);
  const { video: videoReports, audio: audioReports } = source.program.reports;
  await until('the sender’s first reports', () => videoReports.latest !== undefined && audioReports.latest !== undefined);
  const known = { video: videoReports.latest, audio: audioReports.latest };
  tap.setProgram(source.program);
  await until('the program', () => started.length === 1);
  expect(reports).toEqual([]);
  const { video, audio } = await createReceivers();
  const starting = tap.start(1, { ip: '127.0.0.1', ...portsOf({ video, audio }) });
  expect(video.rtpCount).toBe(0);
  expect(reports.slice(0, 2)).toEqual([
    { generation: 1, kind: 'video', ...known.video },
    { generation: 1, kind: 'audio', ...known.audio },
  ]);
  await starting;
  await until('later reports', () => reports.filter(({ kind }) => kind === 'video').length > 1);
  expect(Math.abs((known.video?.ntpSeconds ?? 0) - (known.audio?.ntpSeconds ?? 0))).toBeLessThan(10);

  tap.setProgram(undefined);
  const count = reports.length;
  await until('reports after the end', () => videoReports.listenerCount('report') === 0);
  expect(reports).toHaveLength(count);
  await sender.stop();
});

test('begins a new generation when the Program comes again, and ignores a start of the old one', async () => {
  const first = await createSource();
  tap.setProgram(first.program);
  await until('the first program', () => started.length === 1);
  tap.setProgram(undefined);
  const second = await createSource();
  tap.setProgram(second.program);
  await until('the second program', () => started.length === 2);
  expect(started[1]?.generation).toBe(2);
  await tap.start(1, { ip: '127.0.0.1', videoPort: 4000, audioPort: 4002, rtcpPort: 4004 });
  expect(tap.flowing).toBe(false);
  await tap.start(2, { ip: '127.0.0.1', videoPort: 4000, audioPort: 4002, rtcpPort: 4004 });
  expect(tap.flowing).toBe(true);
});

test('begins anew for a worker whose receiver died', async () => {
  const source = await createSource();
  tap.setProgram(source.program);
  await until('the program', () => started.length === 1);
  await tap.start(1, { ip: '127.0.0.1', videoPort: 4000, audioPort: 4002, rtcpPort: 4004 });
  const { video, audio } = await createReceivers();
  await tap.start(1, { ip: '127.0.0.1', ...portsOf({ video, audio }) });
  await until('the second generation', () => started.length === 2);
  expect(stopped).toEqual([{ generation: 1, reason: 'restarted' }]);
  const sender = send(source);
  await tap.start(2, { ip: '127.0.0.1', ...portsOf({ video, audio }) });
  await until('media', () => video.rtpCount > 5 && audio.rtpCount > 5);
  await sender.stop();
});

test('settles on the last wish when Programs come and go quickly', async () => {
  const [first, second] = [await createSource(), await createSource()];
  tap.setProgram(first.program);
  tap.setProgram(undefined);
  tap.setProgram(second.program);
  tap.setProgram(first.program);
  tap.setProgram(second.program);
  await until('a program', () => started.length > 0);
  expect(started).toHaveLength(1);
  expect(pool.totals.consumers).toBe(2);
  tap.setProgram(undefined);
  expect(pool.totals.consumers).toBe(0);
});

test('closed while it makes its transports leaves none behind', async () => {
  const source = await createSource();
  tap.setProgram(source.program);
  tap.close('ended');
  await until('nothing of the tap', () => pool.totals.consumers === 0 && pool.totals.transports === 2);
  expect(started).toEqual([]);
});
