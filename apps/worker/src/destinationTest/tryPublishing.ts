import { setTimeout as delay } from 'node:timers/promises';
import type { IngestAddress } from '@footlight/server-kit/ingestAddress';
import { RtmpError, type RtmpPhase } from '../rtmp/RtmpError.ts';
import { RtmpPublisher } from '../rtmp/RtmpPublisher.ts';
import { blackPictureFrame, blackPictureHeaders, blackPictureIntervalMs } from './blackPicture.ts';

const limits = { connectMs: 5000, secureMs: 5000, handshakeMs: 5000, commandMs: 5000 };
/** From `publish` to an answer of some kind, the picture's time included. */
const answerMs = 5000;
/** A server that has not answered by then may be one that waits for media. */
const pictureAfterMs = 2000;
/** Servers that look the key up beside the connection close it about then. */
const settleMs = 1000;
/** So small that a second of black picture is several of them. */
const ackWindowBytes = 1000;
/** Some servers count the handshake among the bytes that they have taken. */
const handshakeBytes = 3073;

interface TryPublishingOptions {
  address: IngestAddress;
  streamKey: string;
  ca?: readonly string[] | undefined;
  signal: AbortSignal;
  onPhase: (phase: RtmpPhase) => void;
}

/**
 * Publishes as a show would, and leaves again. A server that says that it takes the stream is sent nothing: media could start
 * a show there. One that says nothing is sent a black picture until it acknowledges some of it.
 * @throws RtmpError, or the signal's reason.
 */
export async function tryPublishing({ address, streamKey, ca, signal, onPhase }: TryPublishingOptions): Promise<void> {
  const publisher = await RtmpPublisher.open({ address, streamKey, ca, signal, onPhase, limits, ackWindowBytes });
  const over = new AbortController();
  const until = AbortSignal.any([signal, over.signal]);
  const closed = new Promise<never>((_resolve, reject) => publisher.once('ended', (error) => reject(refusalOf(error))));
  const published = publisher.publish({ timeoutMs: answerMs, signal: until });
  const pictured = sendUntilAcknowledged(publisher, until);
  const settled = Promise.race([published, pictured]).then(() => delay(settleMs, undefined, { signal: until }));
  try {
    await Promise.race([settled, closed]);
  } finally {
    over.abort();
    // Whichever came first, the others end with it.
    await Promise.allSettled([published, pictured, settled]);
    await publisher.close();
  }
  signal.throwIfAborted();
}

/** Closed right after it was taken means that the key was looked up meanwhile. */
const refusalOf = (error: RtmpError): RtmpError =>
  error.reason === 'serverClosed' ? new RtmpError('keyRejected', { phase: error.phase, cause: error }) : error;

/** Resolves when the server has taken some of the picture. @throws when `signal` aborts. */
async function sendUntilAcknowledged(publisher: RtmpPublisher, signal: AbortSignal): Promise<void> {
  await delay(pictureAfterMs, undefined, { signal });
  const before = publisher.sentBytes + handshakeBytes;
  const acknowledged = () => publisher.sentBytes - publisher.unacknowledgedBytes > before;
  for (const tag of blackPictureHeaders()) publisher.write(tag);
  for (let index = 0; !acknowledged(); index += 1) {
    for (const tag of blackPictureFrame(index)) publisher.write(tag);
    await delay(blackPictureIntervalMs, undefined, { signal });
  }
}
