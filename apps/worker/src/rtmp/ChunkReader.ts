import { type ChunkHeader, parseChunkHeader } from './parseChunkHeader.ts';
import { RtmpMalformedError } from './RtmpMalformedError.ts';
import { defaultChunkSize, messageType, type RtmpMessage } from './rtmpMessage.ts';

/** What a server may announce before it is sent; servers send far less. */
const maxMessageBytes = 4 * 1024 * 1024;
/** Servers use a handful. */
const maxChunkStreams = 64;

interface ChunkStream {
  header: ChunkHeader;
  timestampMs: number;
  /** The message that comes in pieces. */
  body: Buffer | undefined;
  filled: number;
}

/**
 * Puts messages together from a byte stream, in whatever pieces it comes. Set Chunk Size and Abort are obeyed and not handed
 * on. What is kept is bounded: all unfinished messages together by 4 MiB.
 */
export class ChunkReader {
  readonly #streams = new Map<number, ChunkStream>();
  #chunkSize = defaultChunkSize;
  #pendingBytes = 0;
  /** A header that has not come whole. */
  #rest: Buffer = Buffer.alloc(0);
  #current: ChunkStream | undefined;
  #currentLeft = 0;

  /** @returns the messages that are complete now. @throws RtmpMalformedError; the reader is of no use afterwards. */
  push(chunk: Buffer): RtmpMessage[] {
    const messages: RtmpMessage[] = [];
    let bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    for (;;) {
      if (this.#current) bytes = this.#fill(this.#current, bytes);
      else {
        const header = parseChunkHeader(bytes, (id) => this.#streams.get(id)?.header);
        if (!header) break;
        bytes = bytes.subarray(header.size);
        this.#begin(header);
      }
      const message = this.#finishChunk();
      if (message) messages.push(message);
      else if (this.#current && bytes.length === 0) break;
    }
    this.#rest = Buffer.from(bytes);
    return messages;
  }

  #begin(header: ChunkHeader): void {
    const known = this.#streams.get(header.chunkStreamId);
    if (!known && this.#streams.size === maxChunkStreams) throw new RtmpMalformedError('too many chunk streams');
    const stream = known ?? { header, timestampMs: 0, body: undefined, filled: 0 };
    this.#streams.set(header.chunkStreamId, stream);
    // A new header in the middle of a message gives the unfinished one up, as other readers do.
    if (header.format !== 3 || !stream.body) this.#beginMessage(stream, header);
    this.#current = stream;
    this.#currentLeft = Math.min(this.#chunkSize, header.length - stream.filled);
  }

  #beginMessage(stream: ChunkStream, header: ChunkHeader): void {
    this.#discard(stream);
    stream.header = header;
    stream.timestampMs = (header.format === 0 ? header.timeMs : stream.timestampMs + header.timeMs) >>> 0;
    if (this.#pendingBytes + header.length > maxMessageBytes) throw new RtmpMalformedError('message too long');
    stream.body = Buffer.alloc(header.length);
    this.#pendingBytes += header.length;
  }

  /** @returns what is left of `bytes`. */
  #fill(stream: ChunkStream, bytes: Buffer): Buffer {
    const size = Math.min(this.#currentLeft, bytes.length);
    if (stream.body) bytes.copy(stream.body, stream.filled, 0, size);
    stream.filled += size;
    this.#currentLeft -= size;
    return bytes.subarray(size);
  }

  #finishChunk(): RtmpMessage | undefined {
    const stream = this.#current;
    if (!stream || this.#currentLeft > 0) return undefined;
    this.#current = undefined;
    const { header, timestampMs, body, filled } = stream;
    if (!body || filled < body.length) return undefined;
    this.#discard(stream);
    const { chunkStreamId, type, streamId } = header;
    return this.#obey({ chunkStreamId, type, streamId, timestampMs, body });
  }

  #obey(message: RtmpMessage): RtmpMessage | undefined {
    const { type, body } = message;
    if (type !== messageType.setChunkSize && type !== messageType.abort) return message;
    if (body.length < 4) throw new RtmpMalformedError('control message too short');
    const value = body.readUInt32BE();
    if (type === messageType.abort) {
      const aborted = this.#streams.get(value);
      if (aborted) this.#discard(aborted);
      return undefined;
    }
    if (value < 1 || value > 0x7fffffff) throw new RtmpMalformedError(`chunk size ${value}`);
    this.#chunkSize = value;
    return undefined;
  }

  #discard(stream: ChunkStream): void {
    this.#pendingBytes -= stream.body?.length ?? 0;
    stream.body = undefined;
    stream.filled = 0;
  }
}
