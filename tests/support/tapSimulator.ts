/**
 * A simulator of the media server's tap socket (packages/contracts/src/tap.ts), with FFmpeg as the source of RTP in the
 * place of mediasoup: constrained baseline H.264, a keyframe every 2 s, and Opus, in real time.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type TapEvent, tapPath, tapRequest } from '@footlight/contracts';
import { type WebSocket, WebSocketServer } from 'ws';

const payloadTypes = { video: 101, audio: 100 };

interface TapSimulatorOptions {
  token: string;
  /** `width`x`height`. */
  size?: string;
  videoBitrateKbps?: number;
}

export class TapSimulator {
  readonly url: string;
  /** How many taps were opened, ever. */
  opened = 0;
  readonly #options: Required<TapSimulatorOptions>;
  readonly #http: Server;
  readonly #sockets: WebSocketServer;
  readonly #taps = new Map<WebSocket, { generation: number; source?: ChildProcess }>();
  #programPresent = true;

  private constructor(parts: { url: string; options: Required<TapSimulatorOptions>; http: Server; sockets: WebSocketServer }) {
    this.url = parts.url;
    this.#options = parts.options;
    this.#http = parts.http;
    this.#sockets = parts.sockets;
    parts.sockets.on('connection', (socket) => this.#serve(socket));
  }

  static async start({ token, size = '640x360', videoBitrateKbps = 1000 }: TapSimulatorOptions): Promise<TapSimulator> {
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
    await once(http, 'listening');
    const address = http.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    return new TapSimulator({ url: `http://127.0.0.1:${address.port}`, options: { token, size, videoBitrateKbps }, http, sockets });
  }

  /** The Program begins or ends for every tap that is open. */
  setProgram(present: boolean): void {
    this.#programPresent = present;
    for (const [socket, tap] of this.#taps) {
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
        this.#taps.set(socket, { generation: 0 });
        if (this.#programPresent) this.#announce(socket);
        return;
      }
      const tap = this.#taps.get(socket);
      if (!tap || request.generation !== tap.generation) return;
      tap.source?.kill('SIGKILL');
      tap.source = this.#startSource(request);
    });
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
        ssrc: 11,
        mimeType: 'video/H264',
        clockRate: 90000,
        parameters: { 'packetization-mode': 1, 'profile-level-id': '42e01f', 'level-asymmetry-allowed': 1 },
      },
      audio: {
        payloadType: payloadTypes.audio,
        ssrc: 22,
        mimeType: 'audio/opus',
        clockRate: 48000,
        channels: 2,
        parameters: { useinbandfec: 1, 'sprop-stereo': 1 },
      },
    });
  }

  #startSource({ ip, videoPort, audioPort }: { ip: string; videoPort: number; audioPort: number }): ChildProcess {
    const { size, videoBitrateKbps } = this.#options;
    return spawn(
      'ffmpeg',
      [
        ...['-hide_banner', '-nostats', '-loglevel', 'error'],
        ...[
          '-re',
          '-f',
          'lavfi',
          '-i',
          `testsrc2=size=${size}:rate=30`,
          '-re',
          '-f',
          'lavfi',
          '-i',
          'sine=frequency=440:sample_rate=48000',
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
          '60',
          '-sc_threshold',
          '0',
          '-b:v',
          `${videoBitrateKbps}k`,
          '-maxrate',
          `${videoBitrateKbps}k`,
          '-bufsize',
          `${videoBitrateKbps}k`,
        ],
        ...['-payload_type', String(payloadTypes.video), '-ssrc', '11', '-f', 'rtp', `rtp://${ip}:${videoPort}?pkt_size=1200`],
        ...['-map', '1:a', '-c:a', 'libopus', '-application', 'lowdelay', '-ac', '2', '-b:a', '96k'],
        ...['-payload_type', String(payloadTypes.audio), '-ssrc', '22', '-f', 'rtp', `rtp://${ip}:${audioPort}?pkt_size=1200`],
      ],
      { stdio: ['ignore', 'ignore', 'ignore'] },
    );
  }
}

function send(socket: WebSocket, event: TapEvent): void {
  socket.send(JSON.stringify(event));
}
