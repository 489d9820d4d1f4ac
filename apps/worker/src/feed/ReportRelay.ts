import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { isIPv6 } from 'node:net';
import type { SenderReport } from '@footlight/contracts';
import { isLocalAddress } from './isLocalAddress.ts';
import type { PortAllocator } from './PortAllocator.ts';

interface ReportRelayOptions {
  /** Where RTP comes to this worker. */
  ip: string;
  ports: PortAllocator;
}

/**
 * The worker's RTCP port. It hands the browsers' sender reports to ingests as RTCP, so that sound and picture are placed by
 * when they were taken, and takes what media servers send as RTCP themselves, which nobody reads.
 */
export class ReportRelay {
  readonly port: number;
  readonly #socket: Socket;
  readonly #ports: PortAllocator;
  readonly #ingestAddress: string;

  private constructor(parts: { socket: Socket; port: number; ports: PortAllocator; ingestAddress: string }) {
    this.port = parts.port;
    this.#socket = parts.socket;
    this.#ports = parts.ports;
    this.#ingestAddress = parts.ingestAddress;
  }

  /** @throws NoFreePortError, or the socket's own error when the port was taken meanwhile. */
  static async open({ ip, ports }: ReportRelayOptions): Promise<ReportRelay> {
    const port = await ports.allocate();
    const socket = createSocket(isIPv6(ip) ? 'udp6' : 'udp4');
    const local = isLocalAddress(ip);
    try {
      socket.bind(port, local ? ip : undefined);
      await once(socket, 'listening');
    } catch (error) {
      ports.release(port);
      throw error;
    }
    // A report that is lost is followed by another within seconds.
    socket.on('error', () => undefined);
    return new ReportRelay({ socket, port, ports, ingestAddress: local ? ip : isIPv6(ip) ? '::1' : '127.0.0.1' });
  }

  /** @param rtcpPort of the ingest on this machine, @param ssrc of the stream that the report is about. */
  send(report: SenderReport, { rtcpPort, ssrc }: { rtcpPort: number; ssrc: number }): void {
    this.#socket.send(buildSenderReport(report, ssrc), rtcpPort, this.#ingestAddress);
  }

  close(): void {
    this.#socket.close();
    this.#ports.release(this.port);
  }
}

/** RFC 3550 section 6.4.1: version 2, no report blocks, packet type 200, a length of six more words. The counts are not known here. */
export function buildSenderReport({ ntpSeconds, ntpFraction, rtpTimestamp }: SenderReport, ssrc: number): Buffer {
  const packet = Buffer.alloc(28);
  packet.writeUInt8(0x80, 0);
  packet.writeUInt8(200, 1);
  packet.writeUInt16BE(6, 2);
  packet.writeUInt32BE(ssrc >>> 0, 4);
  packet.writeUInt32BE(ntpSeconds, 8);
  packet.writeUInt32BE(ntpFraction, 12);
  packet.writeUInt32BE(rtpTimestamp, 16);
  return packet;
}
