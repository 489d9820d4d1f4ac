import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';

/** RTP and RTCP begin with 2 in two bits (RFC 7983); what finds and keeps the path is never lost. */
const isMedia = (packet: Buffer): boolean => ((packet[0] ?? 0) & 0xc0) === 0x80;

/** A network between browsers and one UDP port of 127.0.0.1, which loses packets when it is told to. */
export class UdpProxy {
  readonly port: number;
  /** Of the media both ways, 0..1. */
  lossShare = 0;
  /** Nothing at all passes. */
  blocked = false;

  readonly #front: Socket;
  readonly #targetPort: number;
  /** One socket for each client, so that answers find their way back. */
  readonly #upstreams = new Map<string, Socket>();
  #passed = 0;

  /** @param address of this machine, where it listens. */
  static async open(targetPort: number, { address }: { address: string }): Promise<UdpProxy> {
    const front = createSocket('udp4');
    front.bind(0, address);
    await once(front, 'listening');
    return new UdpProxy(front, targetPort);
  }

  private constructor(front: Socket, targetPort: number) {
    this.#front = front;
    this.#targetPort = targetPort;
    this.port = front.address().port;
    front.on('message', (packet, { address, port }) => {
      if (!this.#isLost(packet)) this.#upstreamOf({ address, port }).send(packet, this.#targetPort, '127.0.0.1');
    });
  }

  close(): void {
    this.#front.close();
    for (const upstream of this.#upstreams.values()) upstream.close();
  }

  #upstreamOf({ address, port }: { address: string; port: number }): Socket {
    const key = `${address}:${port}`;
    const known = this.#upstreams.get(key);
    if (known) return known;
    const upstream = createSocket('udp4');
    // The server tells a browser the address it is seen at, and Firefox takes no answer that says 127.0.0.1.
    upstream.bind(0, this.#front.address().address);
    this.#upstreams.set(key, upstream);
    upstream.on('message', (packet) => {
      if (!this.#isLost(packet)) this.#front.send(packet, port, address);
    });
    return upstream;
  }

  /** Evenly, so that a test meets the same network each time. */
  #isLost(packet: Buffer): boolean {
    if (this.blocked || !isMedia(packet)) return this.blocked;
    this.#passed += 1;
    return Math.floor(this.#passed * this.lossShare) > Math.floor((this.#passed - 1) * this.lossShare);
  }
}
