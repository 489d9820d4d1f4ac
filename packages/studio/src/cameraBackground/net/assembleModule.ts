import { encodeUnsigned, type WasmCode } from './WasmCode.ts';

const nameBytes = (name: string): number[] => [...encodeUnsigned(name.length), ...new TextEncoder().encode(name)];
const section = (id: number, content: readonly number[]): number[] => [id, ...encodeUnsigned(content.length), ...content];
const listOf = (items: readonly (readonly number[])[]): number[] => [...encodeUnsigned(items.length), ...items.flat()];

const f32 = 0x7d;
const functionType = 0x60;
const bytesPerPage = 65_536;

/** The number of the imported function `math.exp`, from float to float. */
export const expFunction = 0;

/**
 * A WebAssembly module that exports its `memory` and `run`, which does each body in turn.
 *
 * @param memoryBytes what the bodies need.
 */
export function assembleModule(bodies: readonly WasmCode[], memoryBytes: number): Uint8Array<ArrayBuffer> {
  const run = [0, ...bodies.flatMap((_, index) => [0x10, ...encodeUnsigned(index + 1)]), 0x0b];
  const plainType = 1;
  const bytes = [
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(
      1,
      listOf([
        [functionType, 1, f32, 1, f32],
        [functionType, 0, 0],
      ]),
    ),
    ...section(2, listOf([[...nameBytes('math'), ...nameBytes('exp'), 0x00, 0]])),
    ...section(3, listOf([...bodies, run].map(() => [plainType]))),
    ...section(5, listOf([[0x00, ...encodeUnsigned(Math.ceil(memoryBytes / bytesPerPage))]])),
    ...section(
      7,
      listOf([
        [...nameBytes('memory'), 0x02, 0],
        [...nameBytes('run'), 0x00, ...encodeUnsigned(bodies.length + 1)],
      ]),
    ),
    ...section(10, listOf([...bodies.map((body) => body.toBytes()), [...encodeUnsigned(run.length), ...run]])),
  ];
  return Uint8Array.from(bytes);
}
