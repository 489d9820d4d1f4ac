import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import { RtmpError } from './RtmpError.ts';
import { socketWait } from './socketWait.ts';

const version = 3;
const packetBytes = 1536;
const headBytes = 8;

interface HandshakeOptions {
  timeoutMs: number;
  signal?: AbortSignal | undefined;
}

/**
 * The plain handshake (RTMP 1.0, 5.2). A version of zero in C1 tells servers that know the digest too to do without.
 * @returns what came after it; the socket is paused. @throws RtmpError notRtmp, serverClosed, serverSilent.
 */
export async function shakeHands(socket: Socket, { timeoutMs, signal }: HandshakeOptions): Promise<Buffer> {
  const phase = 'handshaking';
  return await socketWait<Buffer>(socket, { phase, timeoutMs, signal }, ({ resolve, reject }) => {
    let received = Buffer.alloc(0);
    let answered = false;
    const onData = (bytes: Buffer) => {
      received = Buffer.concat([received, bytes]);
      if (received[0] !== version) return reject(new RtmpError('notRtmp', { phase }));
      if (!answered && received.length > packetBytes) {
        answered = true;
        socket.write(received.subarray(1, 1 + packetBytes));
      }
      if (received.length <= 2 * packetBytes) return;
      socket.pause();
      resolve(received.subarray(1 + 2 * packetBytes));
    };
    socket.on('data', onData);
    socket.write(Buffer.concat([Buffer.of(version), Buffer.alloc(headBytes), randomBytes(packetBytes - headBytes)]));
    return () => socket.off('data', onData);
  });
}
