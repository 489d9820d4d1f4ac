import { EventEmitter } from 'node:events';
import type { IngestAddress } from '@footlight/server-kit/ingestAddress';
import type { FlvKind, FlvTag } from '../continuity/FlvReader.ts';
import { encodeAmf0 } from './amf0.ts';
import { describeRefusal, isRefusal } from './describeRefusal.ts';
import { limitedWait } from './limitedWait.ts';
import { RtmpConnection } from './RtmpConnection.ts';
import { RtmpError, type RtmpPhase } from './RtmpError.ts';
import { type RtmpCommand, statusOf } from './rtmpCommand.ts';
import { chunkStream, messageType } from './rtmpMessage.ts';
import type { PhaseLimits } from './socketWait.ts';

/** An FLV tag begins with 11 bytes of header and ends with 4 of its own size; between them is what RTMP sends. */
const tagHeaderBytes = 11;
const tagEndBytes = 4;
const closeGraceMs = 1000;

const defaultLimits: PhaseLimits = { connectMs: 10_000, secureMs: 10_000, handshakeMs: 10_000, commandMs: 10_000 };
/** Half a second of a show: often enough to see a server that stops taking. */
const defaultAckWindowBytes = 250_000;

const routes: Record<FlvKind, { type: number; chunkStreamId: number }> = {
  audio: { type: messageType.audio, chunkStreamId: chunkStream.audio },
  video: { type: messageType.video, chunkStreamId: chunkStream.video },
  script: { type: messageType.data, chunkStreamId: chunkStream.data },
};
/** Tells the server to keep the metadata for those who come later. */
const keepMetadata = encodeAmf0('@setDataFrame');

interface RtmpPublisherOptions {
  /** The checked address: this one is connected to. */
  address: IngestAddress;
  streamKey: string;
  /** Certificate authorities in PEM, in place of Node's own. */
  ca?: readonly string[] | undefined;
  limits?: PhaseLimits;
  ackWindowBytes?: number;
  /** Ends the opening with its reason. */
  signal?: AbortSignal | undefined;
  onPhase?: (phase: RtmpPhase) => void;
}

interface RtmpPublisherEvents {
  /** The server has taken more. */
  acknowledged: [];
  /** The connection is gone, and not by us. Told once, during publish() too. */
  ended: [error: RtmpError];
}

/** One stream to one RTMP server. Its key stands in no field that can be printed, and in no error. */
export class RtmpPublisher extends EventEmitter<RtmpPublisherEvents> {
  readonly #connection: RtmpConnection;
  readonly #streamKey: string;
  readonly #streamId: number;
  #closing: Promise<void> | undefined;

  private constructor(connection: RtmpConnection, { streamKey, streamId }: { streamKey: string; streamId: number }) {
    super();
    this.#connection = connection;
    this.#streamKey = streamKey;
    this.#streamId = streamId;
    connection.on('acknowledged', () => this.emit('acknowledged'));
    connection.once('ended', (error) => this.emit('ended', error));
    connection.on('status', (command) => this.#heed(command));
  }

  /** Connected, and in a stream that is not published yet. @throws RtmpError, or the signal's reason. */
  static async open(options: RtmpPublisherOptions): Promise<RtmpPublisher> {
    const { address, streamKey, ca, signal, limits = defaultLimits } = options;
    const { ackWindowBytes = defaultAckWindowBytes, onPhase = () => undefined } = options;
    const connection = await RtmpConnection.open({ address, ca, limits, signal, ackWindowBytes, onPhase });
    try {
      connection.enter('enteringApp');
      const wait = { timeoutMs: limits.commandMs, signal };
      await connection.call({ name: 'connect', values: [describeClient(address)], ...wait });
      connection.agreeOnSizes();
      // From here on the server knows the key. Those that know the first two commands free the name for us; the others do not answer.
      connection.enter('publishing');
      connection.tell('releaseStream', [null, streamKey]);
      connection.tell('FCPublish', [null, streamKey]);
      const { values } = await connection.call({ name: 'createStream', values: [null], ...wait });
      const streamId = values[1];
      if (typeof streamId !== 'number' || !(streamId >= 0 && streamId <= 0xffffffff))
        throw new RtmpError('protocolError', { phase: 'publishing' });
      return new RtmpPublisher(connection, { streamKey, streamId });
    } catch (error) {
      await connection.close({ graceMs: 0 });
      throw error;
    }
  }

  /** Bytes that the socket has not taken. */
  get backlogBytes(): number {
    return this.#connection.backlogBytes;
  }

  /** Bytes that the server has not acknowledged; some servers never do. */
  get unacknowledgedBytes(): number {
    return this.#connection.unacknowledgedBytes;
  }

  /** Bytes sent since the handshake, headers and backlog included. */
  get sentBytes(): number {
    return this.#connection.sentBytes;
  }

  /** Resolves when the server has taken the key. @throws RtmpError, or the signal's reason. */
  async publish({ timeoutMs = defaultLimits.commandMs, signal }: { timeoutMs?: number; signal?: AbortSignal } = {}): Promise<void> {
    const connection = this.#connection;
    const timeoutError = () => new RtmpError('serverSilent', { phase: 'publishing' });
    await limitedWait<void>({ timeoutMs, timeoutError, signal }, ({ resolve, reject }) => {
      const onStatus = (command: RtmpCommand) => {
        const status = statusOf(command);
        if (status.code === 'NetStream.Publish.Start') resolve();
        else if (isRefusal(status)) reject(describeRefusal(status, 'publishing'));
      };
      connection.on('status', onStatus).once('ended', reject);
      if (!connection.isOpen) reject(new RtmpError('keyRejected', { phase: 'publishing' }));
      connection.tell('publish', [null, this.#streamKey, 'live'], { streamId: this.#streamId });
      return () => connection.off('status', onStatus).off('ended', reject);
    });
    connection.enter('live');
  }

  /** Sends one FLV tag, which is an RTMP message already. The caller watches the backlog. */
  write({ kind, timestampMs, bytes }: FlvTag): void {
    const body = bytes.subarray(tagHeaderBytes, bytes.length - tagEndBytes);
    const whole = kind === 'script' ? Buffer.concat([keepMetadata, body]) : body;
    this.#connection.send({ ...routes[kind], streamId: this.#streamId, timestampMs, body: whole });
  }

  /** Takes leave of the server and closes. What the socket has not taken within a second is lost. Idempotent. */
  async close(): Promise<void> {
    this.#closing ??= (async () => {
      this.#connection.tell('FCUnpublish', [null, this.#streamKey]);
      this.#connection.tell('deleteStream', [null, this.#streamId]);
      await this.#connection.close({ graceMs: closeGraceMs });
    })();
    await this.#closing;
  }

  /** A server may take a key back in the middle of a show. */
  #heed(command: RtmpCommand): void {
    const status = statusOf(command);
    if (this.#connection.phase !== 'live' || !isRefusal(status)) return;
    void this.#connection.close({ graceMs: 0 });
    this.emit('ended', describeRefusal(status, 'live'));
  }
}

const bracketed = (host: string): string => (host.includes(':') ? `[${host}]` : host);

/** What `connect` says of us, in the words that platforms know from encoders. */
function describeClient({ scheme, host, port, app }: IngestAddress) {
  const defaultPort = scheme === 'rtmps' ? 443 : 1935;
  return {
    app,
    type: 'nonprivate',
    flashVer: 'FMLE/3.0 (compatible; Footlight)',
    tcUrl: `${scheme}://${bracketed(host)}${port === defaultPort ? '' : `:${port}`}/${app}`,
  };
}
