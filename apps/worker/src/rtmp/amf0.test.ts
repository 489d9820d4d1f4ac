import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Amf0Value, decodeAmf0, encodeAmf0 } from './amf0.ts';
import { RtmpMalformedError } from './RtmpMalformedError.ts';

const { value } = fc.letrec<{ value: Amf0Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    ...[fc.double(), fc.boolean(), fc.string({ unit: 'grapheme' }), fc.constant(null), fc.constant(undefined)],
    fc.date({ noInvalidDate: true }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string(), tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));

test('what is written is what is read', () => {
  fc.assert(
    fc.property(fc.array(value, { maxLength: 4 }), (values) => {
      expect(decodeAmf0(encodeAmf0(...values))).toEqual(values);
    }),
  );
});

test('a text above 64 KiB becomes a long one', () => {
  const text = 'ü'.repeat(40_000);
  expect(decodeAmf0(encodeAmf0(text, 1))).toEqual([text, 1]);
});

test('associative arrays and typed objects are read as objects', () => {
  const object = encodeAmf0({ code: 'Good' });
  const ecmaArray = Buffer.concat([Buffer.of(8, 0, 0, 0, 9), object.subarray(1)]);
  const typedObject = Buffer.concat([Buffer.of(16, 0, 1), Buffer.from('A'), object.subarray(1)]);
  expect(decodeAmf0(Buffer.concat([ecmaArray, typedObject]))).toEqual([{ code: 'Good' }, { code: 'Good' }]);
});

test('a field called __proto__ is a field', () => {
  const [object] = decodeAmf0(Buffer.from([3, 0, 9, ...Buffer.from('__proto__'), 1, 1, 0, 0, 9]));
  expect(Object.keys(object ?? {})).toEqual(['__proto__']);
  expect({}).not.toHaveProperty('polluted');
});

test('whatever is sent, it is read or refused by our own error', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.tuple(value, fc.nat(), fc.integer({ min: 0, max: 255 })).map(([written, at, byte]) => {
      const spoiled = encodeAmf0(written);
      spoiled[at % spoiled.length] = byte;
      return spoiled;
    }),
  );
  fc.assert(
    fc.property(bytes, (sent) => {
      try {
        decodeAmf0(Buffer.from(sent));
      } catch (error) {
        expect(error).toBeInstanceOf(RtmpMalformedError);
      }
    }),
    { numRuns: 1000 },
  );
});

test.each([
  ['nested without end', Buffer.concat(Array.from({ length: 40 }, () => Buffer.of(10, 0, 0, 0, 1)))],
  ['an array of four thousand million', Buffer.of(10, 255, 255, 255, 255, 5)],
  ['a text longer than its message', Buffer.of(12, 0, 255, 255, 255, 65)],
  ['an object without an end', Buffer.of(3, 0, 1, 65, 5)],
  ['a reference', Buffer.of(7, 0, 0)],
])('%s is refused', (_what, bytes) => {
  expect(() => decodeAmf0(bytes)).toThrow(RtmpMalformedError);
});
