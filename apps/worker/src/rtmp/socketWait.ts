import type { Socket } from 'node:net';
import type { RtmpFailureReason } from '@footlight/contracts';
import { limitedWait } from './limitedWait.ts';
import { RtmpError, type RtmpPhase } from './RtmpError.ts';

/** Each phase may take this long, in ms. */
export interface PhaseLimits {
  connectMs: number;
  secureMs: number;
  handshakeMs: number;
  /** Each command until its answer. */
  commandMs: number;
}

interface SocketWait {
  phase: RtmpPhase;
  timeoutMs: number;
  signal?: AbortSignal | undefined;
}

/** Waits for one thing of a socket. @throws RtmpError when the socket ends or fails before, or the time is over. */
export async function socketWait<T>(
  socket: Socket,
  { phase, timeoutMs, signal }: SocketWait,
  listen: (outcome: { resolve: (value: T) => void; reject: (error: unknown) => void }) => () => void,
): Promise<T> {
  // Without a connection it is the network that is silent; with one it is the server.
  const timeoutError = () => new RtmpError(phase === 'connecting' ? 'timedOut' : 'serverSilent', { phase });
  return await limitedWait<T>({ timeoutMs, timeoutError, signal }, ({ resolve, reject }) => {
    const onError = (error: Error) => reject(new RtmpError(reasonOfEnd(phase, error), { phase, cause: error }));
    const onClose = () => reject(new RtmpError(reasonOfEnd(phase), { phase }));
    socket.on('error', onError).on('close', onClose).on('end', onClose);
    const stop = listen({ resolve, reject });
    return () => {
      socket.off('error', onError).off('close', onClose).off('end', onClose);
      stop();
    };
  });
}

const reasonsByCode: Readonly<Record<string, RtmpFailureReason>> = {
  ECONNREFUSED: 'connectionRefused',
  EHOSTUNREACH: 'hostUnreachable',
  ENETUNREACH: 'hostUnreachable',
  EADDRNOTAVAIL: 'hostUnreachable',
  ETIMEDOUT: 'timedOut',
};

/** What the end of a connection means, by how far it had come. @param error of the socket; none when it was closed in order. */
export function reasonOfEnd(phase: RtmpPhase, error?: Error): RtmpFailureReason {
  const code = error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  switch (phase) {
    case 'securing':
      return 'tlsFailed';
    case 'publishing':
      // nginx-rtmp and others close without a word when they do not take the key.
      return code === 'ETIMEDOUT' ? 'timedOut' : 'keyRejected';
    default:
      return reasonsByCode[code] ?? 'serverClosed';
  }
}
