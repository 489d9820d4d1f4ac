import { randomInt } from 'node:crypto';
import { createSocket, type Socket } from 'node:dgram';

/** One pair of UDP ports, as an ingest process binds them: counts what arrives. */
export class RtpReceiver {
  readonly port: number;
  rtpCount = 0;
  /** Of the last packet. */
  payloadType: number | undefined;
  ssrc: number | undefined;
  readonly #sockets: readonly [Socket, Socket];

  static async create(): Promise<RtpReceiver> {
    for (let attempt = 0; attempt < 50; attempt += 1) {
      const port = randomInt(15_000, 19_000) * 2;
      const rtp = await bind(port);
      const rtcp = rtp && (await bind(port + 1));
      if (rtp && rtcp) return new RtpReceiver(port, [rtp, rtcp]);
      rtp?.close();
    }
    throw new Error('no free port');
  }

  private constructor(port: number, sockets: readonly [Socket, Socket]) {
    this.port = port;
    this.#sockets = sockets;
    sockets[0].on('message', (packet) => {
      this.rtpCount += 1;
      this.payloadType = packet.readUInt8(1) & 0x7f;
      this.ssrc = packet.readUInt32BE(8);
    });
  }

  close(): void {
    for (const socket of this.#sockets) socket.close();
  }
}

async function bind(port: number): Promise<Socket | undefined> {
  const socket = createSocket('udp4');
  return await new Promise((resolve) => {
    socket.once('error', () => resolve(undefined));
    socket.bind(port, '127.0.0.1', () => resolve(socket));
  });
}
