import { defaultChunkSize, extendedTimestamp, messageHeaderSizes, type RtmpMessage } from './rtmpMessage.ts';

/** What the last message of a chunk stream said, so that the next need not repeat it. */
interface SentHeader {
  timestampMs: number;
  /** Undefined after a whole header: what a bare one then means is read differently by different servers. */
  deltaMs: number | undefined;
  length: number;
  type: number;
  streamId: number;
}

/** Which of the four headers is the shortest that says it all. */
function chooseFormat(message: RtmpMessage, last: SentHeader | undefined): 0 | 1 | 2 | 3 {
  if (!last || last.streamId !== message.streamId || message.timestampMs < last.timestampMs) return 0;
  if (last.length !== message.body.length || last.type !== message.type) return 1;
  return last.deltaMs === message.timestampMs - last.timestampMs ? 3 : 2;
}

function buildBasicHeader(format: number, chunkStreamId: number): Buffer {
  if (chunkStreamId < 64) return Buffer.of((format << 6) | chunkStreamId);
  const rest = chunkStreamId - 64;
  if (rest < 256) return Buffer.of(format << 6, rest);
  return Buffer.of((format << 6) | 1, rest & 255, rest >> 8);
}

/** Cuts messages into chunks. */
export class ChunkWriter {
  readonly #sent = new Map<number, SentHeader>();
  #chunkSize = defaultChunkSize;

  /** For every message after the Set Chunk Size that said so. */
  setChunkSize(size: number): void {
    this.#chunkSize = size;
  }

  /** @param message its chunkStreamId is 2 to 65599. @returns all its chunks. */
  write(message: RtmpMessage): Buffer {
    const { chunkStreamId, type, streamId, timestampMs, body } = message;
    const last = this.#sent.get(chunkStreamId);
    const format = chooseFormat(message, last);
    const deltaMs = format === 0 || !last ? undefined : timestampMs - last.timestampMs;
    this.#sent.set(chunkStreamId, { timestampMs, deltaMs, length: body.length, type, streamId });

    const time = deltaMs ?? timestampMs;
    const extended = time >= extendedTimestamp ? uint32(time) : Buffer.alloc(0);
    const header = Buffer.alloc(11);
    header.writeUIntBE(Math.min(time, extendedTimestamp), 0, 3);
    header.writeUIntBE(body.length, 3, 3);
    header.writeUInt8(type, 6);
    header.writeUInt32LE(streamId, 7);
    const parts = [buildBasicHeader(format, chunkStreamId), header.subarray(0, messageHeaderSizes[format]), extended];
    parts.push(body.subarray(0, this.#chunkSize));
    // The extended time stands before every piece (5.3.1.3).
    const continuation = Buffer.concat([buildBasicHeader(3, chunkStreamId), extended]);
    for (let at = this.#chunkSize; at < body.length; at += this.#chunkSize)
      parts.push(continuation, body.subarray(at, at + this.#chunkSize));
    return Buffer.concat(parts);
  }
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
