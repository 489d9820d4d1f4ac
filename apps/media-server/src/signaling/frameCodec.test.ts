import { packrOptions, sharedStructures } from '@footlight/contracts';
import fc from 'fast-check';
import { Packr } from 'msgpackr';
import { describe, expect, test } from 'vitest';
import { decodeRequest, encodeFrame } from './frameCodec.ts';

const client = () => new Packr(packrOptions());

/** What a browser may send as data: plain JSON, and undefined where a field is left open. */
const plain = fc
  .jsonValue({ maxDepth: 6 })
  .filter((value) => !JSON.stringify(value).includes('__proto__'))
  .map((value) => (Object.is(value, -0) ? 0 : value));

describe('a frame', () => {
  test('of a client is read as it was meant, records or not', () => {
    fc.assert(
      fc.property(fc.nat(), fc.string({ maxLength: 64 }), plain, (id, method, data) => {
        expect(decodeRequest(client().pack({ id, method, data }))).toEqual({ id, method, data: JSON.parse(JSON.stringify(data)) });
      }),
    );
  });

  test('keeps undefined and records within records', () => {
    const data = { transportId: 't', source: 'camera', rtpParameters: { codecs: [{ parameters: undefined }] }, paused: true };
    expect(decodeRequest(client().pack({ id: 1, method: 'produce', data }))).toEqual({ id: 1, method: 'produce', data });
  });

  test('of the server is read by the client, for every shared structure', () => {
    for (const keys of sharedStructures()) {
      const data = Object.fromEntries(keys.map((key) => [key, `${key}-value`]));
      expect(client().unpack(encodeFrame({ id: 1, ok: true, data }))).toEqual({ id: 1, ok: true, data });
    }
  });
});

describe('hostile bytes', () => {
  const malformed = expect.objectContaining({ code: 'malformedFrame' });
  const refusal = (bytes: Buffer): unknown => {
    try {
      return decodeRequest(bytes);
    } catch (error) {
      return error;
    }
  };

  test('of any kind are a request or a malformed frame, and nothing else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const result = refusal(Buffer.from(bytes));
        if (result instanceof Error) expect(result).toEqual(malformed);
        else expect(result).toHaveProperty('method');
      }),
      { numRuns: 3000 },
    );
  });

  test('made of a request with bytes changed never change how the next one is read', () => {
    const original = client().pack({ id: 7, method: 'join', data: { takeOver: true, peerId: 'p', name: 'n' } });
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(original.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }), (changes) => {
        const bytes = Buffer.from(original);
        for (const [position, byte] of changes) bytes[position] = byte;
        refusal(bytes);
        expect(decodeRequest(original)).toEqual({ id: 7, method: 'join', data: { takeOver: true, peerId: 'p', name: 'n' } });
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ['a record definition over a shared one', [0xd4, 0x72, 0x40, 0x91, 0xa1, 0x61, 0x01]],
    ['a regular expression', [0xd4, 0x78, 0x00, 0x92, 0xa2, 0x28, 0x61, 0xa0]],
    ['a date', [0xd6, 0xff, 0x00, 0x00, 0x00, 0x01]],
    ['bundled strings', [0xd6, 0x62, 0x00, 0x00, 0x00, 0x01, 0xc0]],
    ['a record that does not exist', [0x7f]],
    ['a map that claims more than is there', [0xdf, 0x7f, 0xff, 0xff, 0xff]],
    ['a string that claims more than is there', [0xdb, 0xff, 0xff, 0xff, 0xff, 0x61]],
    ['two values', [0xc0, 0xc0]],
  ])('that hold %s are refused', (_what, bytes) => {
    expect(refusal(Buffer.from(bytes))).toEqual(malformed);
  });

  test('cannot reach a prototype', () => {
    const bytes = new Packr({ useRecords: false }).pack({ id: 1, method: 'join', data: JSON.parse('{"__proto__": {"polluted": true}}') });
    expect(decodeRequest(bytes).data).not.toHaveProperty('polluted');
    expect({}).not.toHaveProperty('polluted');
  });
});
