import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildTag, tagStream } from '../../test/flvTags.ts';
import { FlvMalformedError, FlvReader, flvFileHeader, retimeTag } from './FlvReader.ts';

test('any chunking of a stream gives the same tags', () => {
  fc.assert(
    fc.property(tagStream(), fc.array(fc.nat(400), { maxLength: 60 }), (tags, cuts) => {
      const bytes = Buffer.concat([flvFileHeader, ...tags.map((tag) => tag.bytes)]);
      const reader = new FlvReader();
      const read = [];
      let from = 0;
      for (const size of [...cuts, bytes.length]) {
        read.push(...reader.push(bytes.subarray(from, from + size)));
        from = Math.min(bytes.length, from + size);
      }
      expect(read.map(({ kind, role, timestampMs }) => ({ kind, role, timestampMs }))).toEqual(
        tags.map(({ kind, role, timestampMs }) => ({ kind, role, timestampMs })),
      );
      expect(Buffer.concat(read.map((tag) => tag.bytes))).toEqual(Buffer.concat(tags.map((tag) => tag.bytes)));
    }),
  );
});

test('bytes that are not FLV are refused by name, and nothing else is thrown', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 10 }), fc.boolean(), (chunks, withHeader) => {
      const reader = new FlvReader();
      try {
        if (withHeader) reader.push(flvFileHeader);
        for (const chunk of chunks) reader.push(Buffer.from(chunk));
      } catch (error) {
        expect(error).toBeInstanceOf(FlvMalformedError);
      }
    }),
  );
});

test('one wrong byte in a tag’s trailing size is noticed', () => {
  const tag = buildTag({ kind: 'video', role: 'frame', timestampMs: 5 });
  tag.bytes.writeUInt8(tag.bytes.readUInt8(tag.bytes.length - 1) ^ 1, tag.bytes.length - 1);
  expect(() => new FlvReader().push(Buffer.concat([flvFileHeader, tag.bytes]))).toThrow(FlvMalformedError);
});

test('a time is read back as it was set, beyond 24 bits too', () => {
  fc.assert(
    fc.property(fc.nat(2 ** 32 - 1), (timestampMs) => {
      const tag = retimeTag(buildTag({ kind: 'audio', role: 'frame', timestampMs: 0 }), timestampMs);
      const [read] = new FlvReader().push(Buffer.concat([flvFileHeader, tag.bytes]));
      expect(read?.timestampMs).toBe(timestampMs);
    }),
  );
});

test('the end of a sequence is not taken for a keyframe', () => {
  const [tag] = new FlvReader().push(
    Buffer.concat([flvFileHeader, buildTag({ kind: 'video', role: 'endOfSequence', timestampMs: 9 }).bytes]),
  );
  expect(tag?.role).toBe('endOfSequence');
});
