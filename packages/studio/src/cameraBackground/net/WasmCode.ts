/** A value on the way: WebAssembly's 32-bit integer, 32-bit float, or four floats side by side. */
export type WasmType = 'i32' | 'f32' | 'v128';

const typeBytes: Record<WasmType, number> = { i32: 0x7f, f32: 0x7d, v128: 0x7b };
const voidBlock = 0x40;

/** Unsigned LEB128, as WebAssembly writes sizes and numbers of things. */
export function encodeUnsigned(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>>= 7) {
    if (rest < 0x80) return [...bytes, rest];
    bytes.push((rest & 0x7f) | 0x80);
  }
}

function encodeSigned(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>= 7) {
    const low = rest & 0x7f;
    const isLast = (rest >> 7 === 0 && (low & 0x40) === 0) || (rest >> 7 === -1 && (low & 0x40) !== 0);
    if (isLast) return [...bytes, low];
    bytes.push(low | 0x80);
  }
}

const encodeFloat = (value: number): number[] => [...new Uint8Array(Float32Array.of(value).buffer)];

/** The body of one WebAssembly function without parameters, written instruction by instruction. Addresses and steps are in bytes. */
export class WasmCode {
  readonly #locals: WasmType[] = [];
  readonly #bytes: number[] = [];

  newLocal(type: WasmType): number {
    this.#locals.push(type);
    return this.#locals.length - 1;
  }

  get(local: number): this {
    return this.#put(0x20, ...encodeUnsigned(local));
  }

  set(local: number): this {
    return this.#put(0x21, ...encodeUnsigned(local));
  }

  i32(value: number): this {
    return this.#put(0x41, ...encodeSigned(value));
  }

  addI32(): this {
    return this.#put(0x6a);
  }

  multiplyI32(): this {
    return this.#put(0x6c);
  }

  f32(value: number): this {
    return this.#put(0x43, ...encodeFloat(value));
  }

  loadI32(offset: number): this {
    return this.#put(0x28, 2, ...encodeUnsigned(offset));
  }

  loadF32(offset: number): this {
    return this.#put(0x2a, 2, ...encodeUnsigned(offset));
  }

  storeF32(offset: number): this {
    return this.#put(0x38, 2, ...encodeUnsigned(offset));
  }

  negateF32(): this {
    return this.#put(0x8c);
  }

  addF32(): this {
    return this.#put(0x92);
  }

  divideF32(): this {
    return this.#put(0x95);
  }

  call(index: number): this {
    return this.#put(0x10, ...encodeUnsigned(index));
  }

  /** Four floats from the address on the stack. */
  load(offset: number): this {
    return this.#vector(0x00).#put(2, ...encodeUnsigned(offset));
  }

  /** One float from the address on the stack, four times. */
  loadSplat(offset: number): this {
    return this.#vector(0x09).#put(2, ...encodeUnsigned(offset));
  }

  store(offset: number): this {
    return this.#vector(0x0b).#put(2, ...encodeUnsigned(offset));
  }

  /** The same float four times. */
  splat(value: number): this {
    return this.f32(value).#vector(0x13);
  }

  add(): this {
    return this.#vector(0xe4);
  }

  subtract(): this {
    return this.#vector(0xe5);
  }

  multiply(): this {
    return this.#vector(0xe6);
  }

  min(): this {
    return this.#vector(0xe8);
  }

  max(): this {
    return this.#vector(0xe9);
  }

  /** Fills memory: address, byte and length are on the stack. */
  fillMemory(): this {
    return this.#put(0xfc, 0x0b, 0x00);
  }

  /** Copies memory: target, source and length are on the stack. */
  copyMemory(): this {
    return this.#put(0xfc, 0x0a, 0x00, 0x00);
  }

  /** Adds to a local. */
  advance(local: number, by: number): this {
    return this.get(local).i32(by).addI32().set(local);
  }

  /** Does `body` with a counter at 0, `step`, … while it is below `to`; at least once. */
  repeat({ to, step }: { to: number; step: number }, body: (counter: number) => void): this {
    const counter = this.newLocal('i32');
    this.i32(0).set(counter).#put(0x03, voidBlock);
    body(counter);
    return this.advance(counter, step).get(counter).i32(to).#put(0x49, 0x0d, 0x00, 0x0b);
  }

  /** As the code section holds it, its length first. */
  toBytes(): number[] {
    const locals = this.#locals.flatMap((type) => [1, typeBytes[type]]);
    const body = [...encodeUnsigned(this.#locals.length), ...locals, ...this.#bytes, 0x0b];
    return [...encodeUnsigned(body.length), ...body];
  }

  #vector(operation: number): this {
    return this.#put(0xfd, ...encodeUnsigned(operation));
  }

  #put(...bytes: number[]): this {
    this.#bytes.push(...bytes);
    return this;
  }
}
