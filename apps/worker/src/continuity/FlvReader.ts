/** FLV is: a header of 9 bytes, then tags, each followed by its own size in 4 bytes (Adobe FLV 10.1, annex E). */
const fileHeaderSize = 9;
const sizeFieldSize = 4;
const tagHeaderSize = 11;

/** What a file begins with: version 1, audio and video, no tag before the first. */
export const flvFileHeader: Buffer = Buffer.from([0x46, 0x4c, 0x56, 1, 0b101, 0, 0, 0, 9, 0, 0, 0, 0]);

export type FlvKind = 'audio' | 'video' | 'script';
/** `codecHeader` is AAC's AudioSpecificConfig or AVC's decoder configuration record. */
export type FlvRole = 'metadata' | 'codecHeader' | 'keyframe' | 'frame' | 'endOfSequence';

/** One tag. `bytes` are its header, body and trailing size, as they go on the wire. */
export interface FlvTag {
  kind: FlvKind;
  role: FlvRole;
  /** Decoding time, unsigned 32 bits. */
  timestampMs: number;
  bytes: Buffer;
}

/** The bytes are not FLV, or not FLV that FFmpeg writes. */
export class FlvMalformedError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'FlvMalformedError';
  }
}

const kinds: ReadonlyMap<number, FlvKind> = new Map([
  [8, 'audio'],
  [9, 'video'],
  [18, 'script'],
]);

/** Cuts a byte stream, in whatever pieces it comes, into tags. */
export class FlvReader {
  #rest: Buffer = Buffer.alloc(0);
  #headerRead = false;

  /**
   * @returns the tags that are complete now; their bytes are views into the chunk where possible.
   * @throws FlvMalformedError; the reader is of no use afterwards.
   */
  push(chunk: Buffer): FlvTag[] {
    let bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    if (!this.#headerRead) {
      const size = readFileHeader(bytes);
      if (size === undefined) {
        this.#rest = bytes;
        return [];
      }
      bytes = bytes.subarray(size);
      this.#headerRead = true;
    }
    const tags: FlvTag[] = [];
    for (let size = findTagSize(bytes); size !== undefined; size = findTagSize(bytes)) {
      tags.push(parseTag(bytes.subarray(0, size)));
      bytes = bytes.subarray(size);
    }
    this.#rest = bytes;
    return tags;
  }
}

function readFileHeader(bytes: Buffer): number | undefined {
  if (bytes.length < fileHeaderSize + sizeFieldSize) return undefined;
  if (bytes.toString('latin1', 0, 3) !== 'FLV') throw new FlvMalformedError('no FLV signature');
  const size = bytes.readUInt32BE(5);
  if (size !== fileHeaderSize) throw new FlvMalformedError(`file header of ${size} bytes`);
  return fileHeaderSize + sizeFieldSize;
}

/** Bytes of the first tag with its trailing size, or undefined while it is not complete. */
function findTagSize(bytes: Buffer): number | undefined {
  if (bytes.length < tagHeaderSize) return undefined;
  const size = tagHeaderSize + bytes.readUIntBE(1, 3) + sizeFieldSize;
  return bytes.length < size ? undefined : size;
}

function parseTag(bytes: Buffer): FlvTag {
  const kind = kinds.get(bytes.readUInt8(0));
  if (!kind) throw new FlvMalformedError(`tag of type ${bytes.readUInt8(0)}`);
  const trailing = bytes.readUInt32BE(bytes.length - sizeFieldSize);
  if (trailing !== bytes.length - sizeFieldSize)
    throw new FlvMalformedError(`trailing size ${trailing}, not ${bytes.length - sizeFieldSize}`);
  const timestampMs = (bytes.readUInt8(7) * 0x1000000 + bytes.readUIntBE(4, 3)) >>> 0;
  return { kind, role: roleOf(kind, bytes.subarray(tagHeaderSize, bytes.length - sizeFieldSize)), timestampMs, bytes };
}

function roleOf(kind: FlvKind, body: Buffer): FlvRole {
  if (kind === 'script') return 'metadata';
  if (body.length < 2) throw new FlvMalformedError(`${kind} tag without a body`);
  const first = body.readUInt8(0);
  const packetType = body.readUInt8(1);
  if (kind === 'audio') {
    if (first >> 4 !== 10) throw new FlvMalformedError(`audio of sound format ${first >> 4}, not AAC`);
    return packetType === 0 ? 'codecHeader' : 'frame';
  }
  if ((first & 15) !== 7) throw new FlvMalformedError(`video of codec ${first & 15}, not AVC`);
  if (packetType === 0) return 'codecHeader';
  // FFmpeg writes this one as a keyframe when it ends, which it is not.
  if (packetType === 2) return 'endOfSequence';
  return first >> 4 === 1 ? 'keyframe' : 'frame';
}

/** The same tag at another time; its bytes are changed in place. */
export function retimeTag(tag: FlvTag, timestampMs: number): FlvTag {
  const time = timestampMs >>> 0;
  tag.bytes.writeUIntBE(time & 0xffffff, 4, 3);
  tag.bytes.writeUInt8(time >>> 24, 7);
  return { ...tag, timestampMs: time };
}
