import { RtmpMalformedError } from './RtmpMalformedError.ts';

/** What commands are made of (Adobe AMF 0, 2007). Typed objects and associative arrays are read as objects, XML as text. */
export type Amf0Value = number | boolean | string | null | undefined | Date | Amf0Object | readonly Amf0Value[];
export interface Amf0Object {
  readonly [name: string]: Amf0Value;
}

const marker = {
  ...{ number: 0, boolean: 1, string: 2, object: 3, null: 5, undefined: 6, ecmaArray: 8, objectEnd: 9, strictArray: 10 },
  ...{ date: 11, longString: 12, unsupported: 13, xml: 15, typedObject: 16 },
} as const;

/** Servers answer two deep; more is made to exhaust us. */
const maxDepth = 16;
const maxShortStringBytes = 0xffff;

/** The values one after the other. @throws RtmpMalformedError when they are nested more than 16 deep. */
export const encodeAmf0 = (...values: readonly Amf0Value[]): Buffer => Buffer.concat(values.flatMap((value) => encodeValue(value, 0)));

function encodeValue(value: Amf0Value, depth: number): Buffer[] {
  if (depth > maxDepth) throw new RtmpMalformedError('AMF nested too deep');
  if (value === null) return [Buffer.of(marker.null)];
  if (value === undefined) return [Buffer.of(marker.undefined)];
  if (typeof value === 'boolean') return [Buffer.of(marker.boolean, Number(value))];
  if (typeof value === 'number') return [encodeDouble(marker.number, value)];
  if (typeof value === 'string') return [encodeString(value)];
  // Two bytes of time zone follow, which are to be zero.
  if (value instanceof Date) return [encodeDouble(marker.date, value.getTime()), Buffer.alloc(2)];
  if (isArray(value)) {
    const head = Buffer.alloc(5, marker.strictArray);
    head.writeUInt32BE(value.length, 1);
    return [head, ...value.flatMap((item) => encodeValue(item, depth + 1))];
  }
  const fields = Object.entries(value).flatMap(([name, field]) => [encodeName(name), ...encodeValue(field, depth + 1)]);
  return [Buffer.of(marker.object), ...fields, Buffer.of(0, 0, marker.objectEnd)];
}

/** `Array.isArray` says nothing of a readonly array. */
const isArray = (value: Amf0Object | readonly Amf0Value[]): value is readonly Amf0Value[] => Array.isArray(value);

function encodeDouble(type: number, value: number): Buffer {
  const bytes = Buffer.alloc(9, type);
  bytes.writeDoubleBE(value, 1);
  return bytes;
}

function encodeString(value: string): Buffer {
  const text = Buffer.from(value);
  const isLong = text.length > maxShortStringBytes;
  const head = Buffer.alloc(isLong ? 5 : 3, isLong ? marker.longString : marker.string);
  if (isLong) head.writeUInt32BE(text.length, 1);
  else head.writeUInt16BE(text.length, 1);
  return Buffer.concat([head, text]);
}

function encodeName(name: string): Buffer {
  const text = Buffer.from(name);
  if (text.length > maxShortStringBytes) throw new RtmpMalformedError('AMF field name too long');
  const head = Buffer.alloc(2);
  head.writeUInt16BE(text.length);
  return Buffer.concat([head, text]);
}

/** Every value in `bytes`. @throws RtmpMalformedError. */
export function decodeAmf0(bytes: Buffer): Amf0Value[] {
  const reader = new Amf0Reader(bytes);
  const values: Amf0Value[] = [];
  while (!reader.atEnd) values.push(reader.read(0));
  return values;
}

/** Each value takes at least one byte, so that what is read is never larger than what was sent by more than a factor. */
class Amf0Reader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  get atEnd(): boolean {
    return this.#at === this.#bytes.length;
  }

  read(depth: number): Amf0Value {
    if (depth > maxDepth) throw new RtmpMalformedError('AMF nested too deep');
    const type = this.#take(1).readUInt8();
    switch (type) {
      case marker.number:
        return this.#take(8).readDoubleBE();
      case marker.boolean:
        return this.#take(1).readUInt8() !== 0;
      case marker.string:
        return this.#readShortString();
      case marker.longString:
      case marker.xml:
        return this.#take(this.#take(4).readUInt32BE()).toString('utf8');
      case marker.null:
        return null;
      case marker.undefined:
      case marker.unsupported:
        return undefined;
      case marker.date: {
        const date = new Date(this.#take(8).readDoubleBE());
        this.#take(2);
        return date;
      }
      case marker.typedObject:
        this.#readShortString();
        return this.#readObject(depth);
      case marker.ecmaArray:
        // The count is a hint; the end is marked as an object's.
        this.#take(4);
        return this.#readObject(depth);
      case marker.object:
        return this.#readObject(depth);
      case marker.strictArray:
        return this.#readArray(depth);
      default:
        throw new RtmpMalformedError(`AMF type ${type}`);
    }
  }

  #readShortString(): string {
    return this.#take(this.#take(2).readUInt16BE()).toString('utf8');
  }

  #readObject(depth: number): Amf0Object {
    const fields: [string, Amf0Value][] = [];
    for (;;) {
      const name = this.#readShortString();
      if (name === '' && this.#bytes[this.#at] === marker.objectEnd) {
        this.#at += 1;
        // Entries, not assignment: a field may be called __proto__.
        return Object.fromEntries(fields);
      }
      fields.push([name, this.read(depth + 1)]);
    }
  }

  #readArray(depth: number): Amf0Value[] {
    const length = this.#take(4).readUInt32BE();
    if (length > this.#bytes.length - this.#at) throw new RtmpMalformedError('AMF array longer than its message');
    return Array.from({ length }, () => this.read(depth + 1));
  }

  #take(size: number): Buffer {
    if (size > this.#bytes.length - this.#at) throw new RtmpMalformedError('AMF ends early');
    this.#at += size;
    return this.#bytes.subarray(this.#at - size, this.#at);
  }
}
