/** Reads FLV as it grows (Adobe Flash Video File Format Specification 10.1, annex E). */

export interface FlvTag {
  kind: 'audio' | 'video' | 'script';
  timestampMs: number;
  /** Offset of the tag's first byte in the file. */
  offset: number;
  /** The tag's body, without its 11 bytes of header. */
  body: Buffer;
}

const fileHeaderBytes = 9;
const previousTagSizeBytes = 4;
const tagHeaderBytes = 11;
const kinds: Record<number, FlvTag['kind']> = { 8: 'audio', 9: 'video', 18: 'script' };

/** Cuts a growing FLV into tags: `push` returns those that the new bytes complete. */
export class FlvParser {
  #pending: Buffer = Buffer.alloc(0);
  #offset = 0;
  #headerSeen = false;

  /** @throws Error when the bytes are not FLV. */
  push(bytes: Buffer): FlvTag[] {
    this.#pending = this.#pending.length === 0 ? bytes : Buffer.concat([this.#pending, bytes]);
    const tags: FlvTag[] = [];
    if (!this.#headerSeen) {
      if (this.#pending.length < fileHeaderBytes + previousTagSizeBytes) return tags;
      if (this.#pending.toString('latin1', 0, 3) !== 'FLV') throw new Error('not an FLV file');
      this.#drop(fileHeaderBytes + previousTagSizeBytes);
      this.#headerSeen = true;
    }
    for (let tag = this.#next(); tag; tag = this.#next()) tags.push(tag);
    return tags;
  }

  #next(): FlvTag | undefined {
    const bytes = this.#pending;
    if (bytes.length < tagHeaderBytes) return undefined;
    const kind = kinds[bytes.readUInt8(0) & 0x1f];
    if (!kind) throw new Error(`no FLV tag at offset ${this.#offset}`);
    const length = bytes.readUIntBE(1, 3);
    if (bytes.length < tagHeaderBytes + length + previousTagSizeBytes) return undefined;
    const timestampMs = bytes.readUIntBE(4, 3) + bytes.readUInt8(7) * 2 ** 24;
    const tag: FlvTag = { kind, timestampMs, offset: this.#offset, body: bytes.subarray(tagHeaderBytes, tagHeaderBytes + length) };
    this.#drop(tagHeaderBytes + length + previousTagSizeBytes);
    return tag;
  }

  #drop(count: number): void {
    this.#pending = this.#pending.subarray(count);
    this.#offset += count;
  }
}

const avc = 7;
const aac = 10;

/** What a tag's first bytes say: a codec's headers, a keyframe, another frame, or sound. */
export type FlvContent = 'videoHeaders' | 'keyframe' | 'frame' | 'audioHeaders' | 'audio' | 'other';

export function contentOf({ kind, body }: Pick<FlvTag, 'kind' | 'body'>): FlvContent {
  const first = body.at(0);
  const packetType = body.at(1);
  if (first === undefined || packetType === undefined) return 'other';
  if (kind === 'video' && (first & 0x0f) === avc) {
    if (packetType === 0) return 'videoHeaders';
    if (packetType !== 1) return 'other';
    return first >> 4 === 1 ? 'keyframe' : 'frame';
  }
  if (kind === 'audio' && first >> 4 === aac) return packetType === 0 ? 'audioHeaders' : 'audio';
  return 'other';
}
