/**
 * A simulator of the media server's tap socket (packages/contracts/src/tap.ts), with FFmpeg as the source of RTP in the
 * place of mediasoup, and its sender reports passed on: constrained baseline H.264, a keyframe every 2 s, and Opus, in real time, with the test signal's flash and beep each second.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { beep, flashArea, flashDurationMs, type ProgramId, type TapEvent, tapPath, tapRequest } from '@footlight/contracts';
import { type WebSocket, WebSocketServer } from 'ws';

const payloadTypes = { video: 101, audio: 100 };
/** Of each Program. */
const ssrcs = { main: { video: 11, audio: 22 }, vertical: { video: 33, audio: 44 } };

interface TapSimulatorOptions {
  token: string;
  /** `width`x`height` of the main Program; the vertical one is that size turned. */
  size?: string;
  videoBitrateKbps?: number;
  /** Pictures per second; 30 by default. */
  fps?: number;
  /** Sound is reported as taken this much later than it was. */
  audioLagMs?: number;
  /** Sound begins this much after the picture. */
  audioStartMs?: number;
}

export class TapSimulator {
  readonly url: string;
  /** How many taps were opened, ever. */
  opened = 0;
  readonly #options: Required<TapSimulatorOptions>;
  readonly #http: Server;
  readonly #sockets: WebSocketServer;
  readonly #taps = new Map<WebSocket, { programId: ProgramId; generation: number; source?: ChildProcess }>();
  readonly #reports: Socket;
  readonly #present = new Set<ProgramId>(['main', 'vertical']);

  private constructor(parts: {
    url: string;
    options: Required<TapSimulatorOptions>;
    http: Server;
    sockets: WebSocketServer;
    reports: Socket;
  }) {
    this.url = parts.url;
    this.#options = parts.options;
    this.#http = parts.http;
    this.#sockets = parts.sockets;
    this.#reports = parts.reports;
    parts.reports.on('message', (packet) => this.#passReport(packet));
    parts.sockets.on('connection', (socket) => this.#serve(socket));
  }

  static async start({
    token,
    size = '640x360',
    videoBitrateKbps = 1000,
    fps = 30,
    audioLagMs = 0,
    audioStartMs = 0,
  }: TapSimulatorOptions): Promise<TapSimulator> {
    const http = createServer();
    const sockets = new WebSocketServer({ noServer: true });
    http.on('upgrade', (request, socket, head) => {
      if (request.url !== tapPath || request.headers.authorization !== `Bearer ${token}`) {
        socket.end('HTTP/1.1 401 Unauthorized\r\n\r\n');
        return;
      }
      sockets.handleUpgrade(request, socket, head, (client) => sockets.emit('connection', client));
    });
    http.listen(0, '127.0.0.1');
    const reports = createSocket('udp4').bind(0, '127.0.0.1');
    await Promise.all([once(http, 'listening'), once(reports, 'listening')]);
    const address = http.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    return new TapSimulator({
      url: `http://127.0.0.1:${address.port}`,
      options: { token, size, videoBitrateKbps, fps, audioLagMs, audioStartMs },
      http,
      sockets,
      reports,
    });
  }

  /** A Program begins or ends for every tap of it that is open. */
  setProgram(present: boolean, programId: ProgramId = 'main'): void {
    if (present) this.#present.add(programId);
    else this.#present.delete(programId);
    for (const [socket, tap] of this.#taps) {
      if (tap.programId !== programId) continue;
      if (present) this.#announce(socket);
      else {
        tap.source?.kill('SIGKILL');
        send(socket, { type: 'programStopped', generation: tap.generation, reason: 'producerClosed' });
      }
    }
  }

  /** RTP stops without a word on the socket. */
  muteRtp(): void {
    for (const { source } of this.#taps.values()) source?.kill('SIGKILL');
  }

  async close(): Promise<void> {
    for (const [socket, { source }] of this.#taps) {
      source?.kill('SIGKILL');
      socket.terminate();
    }
    this.#sockets.close();
    this.#reports.close();
    this.#http.closeAllConnections();
    this.#http.close();
  }

  #serve(socket: WebSocket): void {
    socket.on('close', () => {
      this.#taps.get(socket)?.source?.kill('SIGKILL');
      this.#taps.delete(socket);
    });
    socket.on('message', (data) => {
      const request = tapRequest.parse(JSON.parse(data.toString()));
      if (request.type === 'openTap') {
        this.opened += 1;
        this.#taps.set(socket, { programId: request.programId, generation: 0 });
        if (this.#present.has(request.programId)) this.#announce(socket);
        return;
      }
      const tap = this.#taps.get(socket);
      if (!tap || request.generation !== tap.generation) return;
      tap.source?.kill('SIGKILL');
      tap.source = this.#startSource(tap.programId, request);
    });
  }

  /** FFmpeg's own report (RFC 3550 section 6.4.1), as the media server passes on a browser's. */
  #passReport(packet: Buffer): void {
    if (packet.readUInt8(1) !== 200) return;
    const ssrc = packet.readUInt32BE(4);
    const kind = Object.values(ssrcs).some(({ video }) => video === ssrc) ? 'video' : 'audio';
    const ntp = packet.readBigUInt64BE(8) + (kind === 'audio' ? BigInt(Math.round((this.#options.audioLagMs / 1000) * 2 ** 32)) : 0n);
    const report = { ntpSeconds: Number(ntp >> 32n), ntpFraction: Number(ntp & 0xffffffffn), rtpTimestamp: packet.readUInt32BE(16) };
    for (const [socket, { programId, generation, source }] of this.#taps)
      if (source && ssrcs[programId][kind] === ssrc) send(socket, { type: 'senderReport', generation, kind, ...report });
  }

  #announce(socket: WebSocket): void {
    const tap = this.#taps.get(socket);
    if (!tap) return;
    tap.generation += 1;
    send(socket, {
      type: 'programStarted',
      generation: tap.generation,
      video: {
        payloadType: payloadTypes.video,
        ssrc: ssrcs[tap.programId].video,
        mimeType: 'video/H264',
        clockRate: 90000,
        parameters: { 'packetization-mode': 1, 'profile-level-id': '42e01f', 'level-asymmetry-allowed': 1 },
      },
      audio: {
        payloadType: payloadTypes.audio,
        ssrc: ssrcs[tap.programId].audio,
        mimeType: 'audio/opus',
        clockRate: 48000,
        channels: 2,
        parameters: { useinbandfec: 1, 'sprop-stereo': 1 },
      },
    });
  }

  #startSource(programId: ProgramId, { ip, videoPort, audioPort }: { ip: string; videoPort: number; audioPort: number }): ChildProcess {
    const { videoBitrateKbps, fps, audioStartMs } = this.#options;
    const size = programId === 'main' ? this.#options.size : this.#options.size.split('x').reverse().join('x');
    const rtcpPort = this.#reports.address().port;
    return spawn(
      'ffmpeg',
      [
        ...['-hide_banner', '-nostats', '-loglevel', 'error'],
        ...[
          '-re',
          '-f',
          'lavfi',
          '-i',
          `testsrc2=size=${size}:rate=${fps},${drawFlash(size)}`,
          '-re',
          '-itsoffset',
          String(audioStartMs / 1000),
          '-f',
          'lavfi',
          '-i',
          `aevalsrc=${beep.amplitude}*sin(2*PI*${beep.frequencyHz}*t)*lt(mod(t\\,1)\\,${beep.durationMs / 1000}):s=48000`,
        ],
        ...[
          '-map',
          '0:v',
          '-c:v',
          'libx264',
          '-preset',
          'ultrafast',
          '-tune',
          'zerolatency',
          '-profile:v',
          'baseline',
          '-pix_fmt',
          'yuv420p',
        ],
        ...[
          '-g',
          String(fps * 2),
          '-sc_threshold',
          '0',
          '-b:v',
          `${videoBitrateKbps}k`,
          '-maxrate',
          `${videoBitrateKbps}k`,
          '-bufsize',
          `${videoBitrateKbps}k`,
        ],
        ...[
          '-payload_type',
          String(payloadTypes.video),
          '-ssrc',
          String(ssrcs[programId].video),
          '-f',
          'rtp',
          `rtp://${ip}:${videoPort}?pkt_size=1200&rtcpport=${rtcpPort}`,
        ],
        ...['-map', '1:a', '-c:a', 'libopus', '-application', 'lowdelay', '-ac', '2', '-b:a', '96k'],
        ...[
          '-payload_type',
          String(payloadTypes.audio),
          '-ssrc',
          String(ssrcs[programId].audio),
          '-f',
          'rtp',
          `rtp://${ip}:${audioPort}?pkt_size=1200&rtcpport=${rtcpPort}`,
        ],
      ],
      { stdio: ['ignore', 'ignore', 'ignore'] },
    );
  }
}

/** A filter that draws the flash of the test signal. @param size `width`x`height` */
function drawFlash(size: string): string {
  const [width = 0, height = 0] = size.split('x').map(Number);
  const area = flashArea({ width, height });
  const box = (color: string) => `drawbox=x=${area.x}:y=${area.y}:w=${area.width}:h=${area.height}:t=fill:color=${color}`;
  return `${box('black')},${box('white')}:enable=lt(mod(t\\,1)\\,${flashDurationMs / 1000})`;
}

function send(socket: WebSocket, event: TapEvent): void {
  socket.send(JSON.stringify(event));
}
