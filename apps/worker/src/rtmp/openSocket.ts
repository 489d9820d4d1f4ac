import { connect, isIP, type Socket } from 'node:net';
import { checkServerIdentity, connect as secure } from 'node:tls';
import type { IngestAddress } from '@footlight/server-kit/ingestAddress';
import type { RtmpPhase } from './RtmpError.ts';
import { type PhaseLimits, socketWait } from './socketWait.ts';

export interface OpenSocketOptions {
  /** Its `ip` is connected to; its host is what the certificate must name. */
  address: IngestAddress;
  /** Certificate authorities in PEM, in place of Node's own. */
  ca?: readonly string[] | undefined;
  limits: PhaseLimits;
  signal?: AbortSignal | undefined;
  onPhase: (phase: RtmpPhase) => void;
}

/** A connection to the address that was checked, secured for rtmps. @throws RtmpError, or the signal's reason. */
export async function openSocket({ address, ca, limits, signal, onPhase }: OpenSocketOptions): Promise<Socket> {
  const { scheme, host, ip, port } = address;
  signal?.throwIfAborted();
  onPhase('connecting');
  const plain = connect({ host: ip, port, noDelay: true });
  // Whoever waits has its own listener; between two waits an error must not end the process.
  plain.on('error', () => undefined);
  try {
    await socketWait<void>(plain, { phase: 'connecting', timeoutMs: limits.connectMs, signal }, once(plain, 'connect'));
    if (scheme === 'rtmp') return plain;
    onPhase('securing');
    const secured = secure({
      socket: plain,
      // An address is no server name (RFC 6066); the certificate must name it all the same.
      servername: isIP(host) ? '' : host,
      checkServerIdentity: (_name, certificate) => checkServerIdentity(host, certificate),
      ...(ca ? { ca: [...ca] } : {}),
    });
    secured.on('error', () => undefined);
    await socketWait<void>(secured, { phase: 'securing', timeoutMs: limits.secureMs, signal }, once(secured, 'secureConnect'));
    return secured;
  } catch (error) {
    plain.destroy();
    throw error;
  }
}

const once =
  (socket: Socket, event: string) =>
  ({ resolve }: { resolve: () => void }): (() => void) => {
    socket.once(event, resolve);
    return () => socket.off(event, resolve);
  };
