import { RtmpMalformedError } from './RtmpMalformedError.ts';
import { extendedTimestamp, messageHeaderSizes } from './rtmpMessage.ts';

/** The header of one chunk, completed with what earlier ones of its chunk stream said. */
export interface ChunkHeader {
  /** Bytes that it takes. */
  size: number;
  format: number;
  chunkStreamId: number;
  /** Absolute for format 0, else what is added to the time before. */
  timeMs: number;
  isExtended: boolean;
  length: number;
  type: number;
  streamId: number;
}

/** Undefined while it is not complete. @throws RtmpMalformedError when it leans on an earlier header that never came. */
export function parseChunkHeader(bytes: Buffer, findLast: (chunkStreamId: number) => ChunkHeader | undefined): ChunkHeader | undefined {
  const basic = parseBasicHeader(bytes);
  if (!basic) return undefined;
  const { format, chunkStreamId } = basic;
  const last = findLast(chunkStreamId);
  // Some servers begin a chunk stream with format 1: its stream is then 0.
  if (!last && format > 1) throw new RtmpMalformedError(`chunk of format ${format} without one before it`);
  const fieldsEnd = basic.size + (messageHeaderSizes[format] ?? 0);
  if (bytes.length < fieldsEnd) return undefined;
  const fields = bytes.subarray(basic.size, fieldsEnd);
  const shortTimeMs = format === 3 ? undefined : fields.readUIntBE(0, 3);
  const isExtended = shortTimeMs === undefined ? (last?.isExtended ?? false) : shortTimeMs === extendedTimestamp;
  const size = fieldsEnd + (isExtended ? 4 : 0);
  if (bytes.length < size) return undefined;
  return {
    size,
    format,
    chunkStreamId,
    timeMs: isExtended ? bytes.readUInt32BE(fieldsEnd) : (shortTimeMs ?? last?.timeMs ?? 0),
    isExtended,
    length: format < 2 ? fields.readUIntBE(3, 3) : (last?.length ?? 0),
    type: format < 2 ? fields.readUInt8(6) : (last?.type ?? 0),
    streamId: format === 0 ? fields.readUInt32LE(7) : (last?.streamId ?? 0),
  };
}

function parseBasicHeader(bytes: Buffer): { format: number; chunkStreamId: number; size: number } | undefined {
  const [first, second, third] = bytes;
  if (first === undefined) return undefined;
  const format = first >> 6;
  const id = first & 63;
  if (id > 1) return { format, chunkStreamId: id, size: 1 };
  if (second === undefined) return undefined;
  if (id === 0) return { format, chunkStreamId: 64 + second, size: 2 };
  if (third === undefined) return undefined;
  return { format, chunkStreamId: 64 + second + third * 256, size: 3 };
}
