const maxDepth = 24;

/**
 * Walks a MessagePack frame (specification: github.com/msgpack/msgpack/blob/master/spec.md) before it is decoded and
 * throws on everything a request has no use for: extensions but `undefined` (they define records, build regular
 * expressions, errors and cycles), the reserved byte, depth that overflows the stack, and lengths beyond the frame, for
 * which a decoder would allocate. @param recordLengths how many values follow record n of the shared structures.
 */
export function assertHarmless(bytes: Uint8Array, recordLengths: readonly number[]): void {
  const end = walk({ bytes, recordLengths }, 0, 0);
  if (end !== bytes.length) throw new RangeError('bytes after the value');
}

interface Frame {
  bytes: Uint8Array;
  recordLengths: readonly number[];
}

/** @returns where the value that begins at `start` ends. */
function walk(frame: Frame, start: number, depth: number): number {
  if (depth > maxDepth) throw new RangeError('too deep');
  const token = byteAt(frame, start);
  const next = start + 1;
  if (token < 0x40 || token >= 0xe0) return next;
  if (token < 0x80) return walkRecord(frame, token - 0x40, { start: next, depth });
  if (token < 0x90) return walkValues(frame, (token & 0x0f) * 2, { start: next, depth });
  if (token < 0xa0) return walkValues(frame, token & 0x0f, { start: next, depth });
  if (token < 0xc0) return skip(frame, next, token & 0x1f);
  switch (token) {
    case 0xc0:
    case 0xc2:
    case 0xc3:
      return next;
    case 0xcc:
    case 0xd0:
      return skip(frame, next, 1);
    case 0xcd:
    case 0xd1:
      return skip(frame, next, 2);
    case 0xca:
    case 0xce:
    case 0xd2:
      return skip(frame, next, 4);
    case 0xcb:
    case 0xcf:
    case 0xd3:
      return skip(frame, next, 8);
    case 0xc4:
    case 0xd9:
      return skip(frame, next + 1, lengthAt(frame, next, 1));
    case 0xc5:
    case 0xda:
      return skip(frame, next + 2, lengthAt(frame, next, 2));
    case 0xc6:
    case 0xdb:
      return skip(frame, next + 4, lengthAt(frame, next, 4));
    case 0xdc:
      return walkValues(frame, lengthAt(frame, next, 2), { start: next + 2, depth });
    case 0xdd:
      return walkValues(frame, lengthAt(frame, next, 4), { start: next + 4, depth });
    case 0xde:
      return walkValues(frame, lengthAt(frame, next, 2) * 2, { start: next + 2, depth });
    case 0xdf:
      return walkValues(frame, lengthAt(frame, next, 4) * 2, { start: next + 4, depth });
    case 0xd4:
      // msgpackr writes undefined as extension 0 with one byte of nothing.
      if (byteAt(frame, next) === 0 && byteAt(frame, next + 1) === 0) return next + 2;
      throw new TypeError('extension');
    default:
      throw new TypeError('extension or reserved byte');
  }
}

function walkRecord(frame: Frame, record: number, at: { start: number; depth: number }): number {
  const count = frame.recordLengths[record];
  if (count === undefined) throw new TypeError('unknown record');
  return walkValues(frame, count, at);
}

function walkValues(frame: Frame, count: number, { start, depth }: { start: number; depth: number }): number {
  if (count > frame.bytes.length - start) throw new RangeError('more values than bytes');
  let position = start;
  for (let index = 0; index < count; index += 1) position = walk(frame, position, depth + 1);
  return position;
}

function byteAt({ bytes }: Frame, position: number): number {
  const byte = bytes[position];
  if (byte === undefined) throw new RangeError('ends too early');
  return byte;
}

function lengthAt(frame: Frame, position: number, size: 1 | 2 | 4): number {
  let length = 0;
  for (let index = 0; index < size; index += 1) length = length * 256 + byteAt(frame, position + index);
  return length;
}

function skip({ bytes }: Frame, position: number, length: number): number {
  if (position + length > bytes.length) throw new RangeError('ends too early');
  return position + length;
}
