import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ChunkReader } from './ChunkReader.ts';
import { ChunkWriter } from './ChunkWriter.ts';
import { RtmpMalformedError } from './RtmpMalformedError.ts';
import type { RtmpMessage } from './rtmpMessage.ts';

const time = fc.oneof(
  fc.integer({ min: 0, max: 0xffffffff }),
  fc.constantFrom(0, 0xfffffe, 0xffffff, 0x1000000, 0xffffffff),
  fc.nat({ max: 100 }),
);
const message: fc.Arbitrary<RtmpMessage> = fc.record({
  chunkStreamId: fc.oneof(fc.integer({ min: 2, max: 6 }), fc.constantFrom(63, 64, 319, 320, 65599)),
  // 1 and 2 are the reader's own to obey.
  type: fc.integer({ min: 3, max: 22 }),
  streamId: fc.constantFrom(0, 1, 0xffffffff),
  timestampMs: time,
  body: fc.oneof(fc.constantFrom(0, 127, 128, 129, 256), fc.nat({ max: 1000 })).map((size) => Buffer.alloc(size, size)),
});

const setChunkSize = (size: number): RtmpMessage => {
  const body = Buffer.alloc(4);
  body.writeUInt32BE(size);
  return { chunkStreamId: 2, type: 1, streamId: 0, timestampMs: 0, body };
};

/** In pieces of these sizes, over and over. */
function* cut(bytes: Buffer, sizes: readonly number[]) {
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

const readAll = (bytes: Buffer, sizes: readonly number[] = [bytes.length || 1]): RtmpMessage[] => {
  const reader = new ChunkReader();
  return [...cut(bytes, sizes)].flatMap((piece) => reader.push(piece));
};

const pieceSizes = fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 5 });

test('what is written is what is read, whatever the chunk size and the pieces', () => {
  fc.assert(
    fc.property(fc.array(message, { maxLength: 8 }), fc.integer({ min: 1, max: 70_000 }), pieceSizes, (messages, chunkSize, sizes) => {
      const writer = new ChunkWriter();
      const head = writer.write(setChunkSize(chunkSize));
      writer.setChunkSize(chunkSize);
      const bytes = Buffer.concat([head, ...messages.map((one) => writer.write(one))]);
      expect(readAll(bytes, sizes)).toEqual(messages);
    }),
  );
});

test('frames of one rhythm need one byte of header', () => {
  const writer = new ChunkWriter();
  const frame = (timestampMs: number) =>
    writer.write({ chunkStreamId: 6, type: 9, streamId: 1, timestampMs, body: Buffer.alloc(10) }).length - 10;
  expect([0, 33, 66, 99, 133, 40].map(frame)).toEqual([12, 4, 1, 1, 4, 12]);
});

test('messages of several chunk streams may come interleaved', () => {
  const chunksOf = (chunkStreamId: number, fill: number) => {
    const bytes = new ChunkWriter().write({ chunkStreamId, type: 9, streamId: 1, timestampMs: 5, body: Buffer.alloc(300, fill) });
    return [bytes.subarray(0, 12 + 128), bytes.subarray(12 + 128, 12 + 128 + 129), bytes.subarray(12 + 128 + 129)];
  };
  const [a1, a2, a3] = chunksOf(4, 1);
  const [b1, b2, b3] = chunksOf(6, 2);
  const pieces = [a1, b1, b2, a2, a3, b3].map((piece) => piece ?? Buffer.alloc(0));
  expect(readAll(Buffer.concat(pieces)).map(({ chunkStreamId, body }) => [chunkStreamId, body[0], body.length])).toEqual([
    [4, 1, 300],
    [6, 2, 300],
  ]);
});

test('an aborted message is forgotten, and its chunk stream goes on', () => {
  const begun = new ChunkWriter().write({ chunkStreamId: 6, type: 9, streamId: 1, timestampMs: 5, body: Buffer.alloc(300, 1) });
  const abort = new ChunkWriter().write({ chunkStreamId: 2, type: 2, streamId: 0, timestampMs: 0, body: Buffer.of(0, 0, 0, 6) });
  const next: RtmpMessage = { chunkStreamId: 6, type: 9, streamId: 1, timestampMs: 9, body: Buffer.alloc(20, 2) };
  const bytes = Buffer.concat([begun.subarray(0, 140), abort, new ChunkWriter().write(next)]);
  expect(readAll(bytes)).toEqual([next]);
});

test('whatever is sent, and in whatever pieces, is read alike or refused by our own error', () => {
  const outcome = (bytes: Buffer, sizes: readonly number[]) => {
    try {
      return readAll(bytes, sizes);
    } catch (error) {
      expect(error).toBeInstanceOf(RtmpMalformedError);
      return error instanceof Error ? error.message : 'refused';
    }
  };
  const noise = fc.oneof(
    fc.uint8Array({ maxLength: 2000 }).map((bytes) => Buffer.from(bytes)),
    fc.tuple(fc.array(message, { minLength: 1, maxLength: 4 }), fc.nat(), fc.integer({ min: 0, max: 255 })).map(([messages, at, byte]) => {
      const writer = new ChunkWriter();
      const bytes = Buffer.concat(messages.map((one) => writer.write(one)));
      bytes[at % bytes.length] = byte;
      return bytes;
    }),
  );
  fc.assert(
    fc.property(noise, pieceSizes, (bytes, sizes) => {
      expect(outcome(bytes, sizes)).toEqual(outcome(bytes, [bytes.length || 1]));
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['a message above 4 MiB', Buffer.from([0x03, 0, 0, 0, 0x40, 0, 1, 20, 0, 0, 0, 0])],
  ['a chunk size of nothing', new ChunkWriter().write(setChunkSize(0))],
  ['a chunk that leans on nothing', Buffer.of(0xc3, 1, 2, 3)],
])('%s is refused', (_what, bytes) => {
  expect(() => readAll(bytes)).toThrow(RtmpMalformedError);
});

test('unfinished messages are bounded together, and so are chunk streams', () => {
  const begin = (chunkStreamId: number, length: number) => {
    const bytes = Buffer.from([chunkStreamId, 0, 0, 0, 0, 0, 0, 9, 0, 0, 0, 0, ...new Array<number>(128).fill(0)]);
    bytes.writeUIntBE(length, 4, 3);
    return bytes;
  };
  expect(() => readAll(Buffer.concat([begin(3, 3_000_000), begin(4, 3_000_000)]))).toThrow('too long');
  const many = Array.from({ length: 70 }, (_, index) =>
    new ChunkWriter().write({ chunkStreamId: 2 + index, type: 9, streamId: 1, timestampMs: 0, body: Buffer.alloc(0) }),
  );
  expect(() => readAll(Buffer.concat(many))).toThrow('chunk streams');
});
