import { expFunction } from './assembleModule.ts';
import { emitActivation, floatBytes } from './convolutions.ts';
import type { Activation, Shape } from './types.ts';
import type { WasmCode } from './WasmCode.ts';

const vectorBytes = 16;
const countOf = ({ height, width, channels }: Shape): number => height * width * channels;

/** @throws Error when rows of four floats do not fill the tensor. */
function bytesOf(shape: Shape): number {
  if (shape.channels % 4 !== 0) throw new Error(`${shape.channels} channels cannot be taken four at a time`);
  return countOf(shape) * floatBytes;
}

/** Adds or multiplies two tensors, number by number; the second may have one number for each channel. */
export function emitPairs(
  code: WasmCode,
  {
    kind,
    at,
    shape,
    isPerChannel,
  }: { kind: 'add' | 'multiply'; at: { one: number; other: number; output: number }; shape: Shape; isPerChannel: boolean },
): void {
  const join = (): WasmCode => (kind === 'add' ? code.add() : code.multiply());
  const total = bytesOf(shape);
  if (!isPerChannel) {
    code.repeat({ to: total, step: vectorBytes }, (place) => {
      code.get(place).get(place).load(at.one).get(place).load(at.other);
      join().store(at.output);
    });
    return;
  }
  const pixelBytes = shape.channels * floatBytes;
  const factor = code.newLocal('v128');
  const place = code.newLocal('i32');
  code.repeat({ to: pixelBytes, step: vectorBytes }, (channel) => {
    code.get(channel).load(at.other).set(factor);
    code.repeat({ to: total, step: pixelBytes }, (pixel) => {
      code.get(pixel).get(channel).addI32().set(place);
      code.get(place).get(place).load(at.one).get(factor);
      join().store(at.output);
    });
  });
}

export function emitActivationLayer(
  code: WasmCode,
  { inputAt, outputAt, shape, activation }: { inputAt: number; outputAt: number; shape: Shape; activation: Activation },
): void {
  const value = code.newLocal('v128');
  code.repeat({ to: bytesOf(shape), step: vectorBytes }, (place) => {
    code.get(place).load(inputAt).set(value);
    emitActivation(code, { local: value, activation });
    code.get(place).get(value).store(outputAt);
  });
}

/** 1 / (1 + e^-x) of each number. */
export function emitLogistic(code: WasmCode, { inputAt, outputAt, shape }: { inputAt: number; outputAt: number; shape: Shape }): void {
  code.repeat({ to: countOf(shape) * floatBytes, step: floatBytes }, (place) => {
    code.get(place).f32(1).f32(1);
    code.get(place).loadF32(inputAt).negateF32().call(expFunction);
    code.addF32().divideF32().storeF32(outputAt);
  });
}

/** The mean of each channel. */
export function emitMean(code: WasmCode, { inputAt, outputAt, shape }: { inputAt: number; outputAt: number; shape: Shape }): void {
  const pixelBytes = shape.channels * floatBytes;
  const total = bytesOf(shape);
  const sum = code.newLocal('v128');
  code.repeat({ to: pixelBytes, step: vectorBytes }, (channel) => {
    code.splat(0).set(sum);
    code.repeat({ to: total, step: pixelBytes }, (pixel) => {
      code.get(pixel).get(channel).addI32().load(inputAt).get(sum).add().set(sum);
    });
    code
      .get(channel)
      .get(sum)
      .splat(1 / (shape.height * shape.width))
      .multiply()
      .store(outputAt);
  });
}

const tableEntryBytes = 16;

/**
 * For each place of a line that is enlarged: the two places it lies between, in steps of `step` bytes, and how far it is from the first.
 * Centres of pixels are held to be half a pixel in.
 */
export function enlargingTable({ from, to, step }: { from: number; to: number; step: number }): Int32Array {
  const table = new Int32Array((to * tableEntryBytes) / 4);
  const shares = new Float32Array(table.buffer);
  for (let place = 0; place < to; place += 1) {
    const exact = Math.max(((place + 0.5) * from) / to - 0.5, 0);
    const first = Math.min(Math.floor(exact), from - 1);
    table[4 * place] = first * step;
    table[4 * place + 1] = Math.min(first + 1, from - 1) * step;
    shares[4 * place + 2] = exact - first;
  }
  return table;
}

interface EnlargingPlace {
  inputAt: number;
  outputAt: number;
  outputShape: Shape;
  /** Tables of `enlargingTable`. */
  rowsAt: number;
  columnsAt: number;
}

/** Bilinear. */
export function emitEnlarging(code: WasmCode, { inputAt, outputAt, outputShape, rowsAt, columnsAt }: EnlargingPlace): void {
  const pixelBytes = outputShape.channels * floatBytes;
  const [down, along, upper, lower] = [code.newLocal('v128'), code.newLocal('v128'), code.newLocal('v128'), code.newLocal('v128')];
  const target = code.newLocal('i32');
  code.i32(outputAt).set(target);
  const corner = (row: number, which: { line: number; place: number }, column: number, channel: number): WasmCode =>
    code
      .get(row)
      .loadI32(rowsAt + which.line * 4)
      .get(column)
      .loadI32(columnsAt + which.place * 4)
      .addI32()
      .get(channel)
      .addI32()
      .load(inputAt);
  const between = (first: number, second: number, share: number, into: number): WasmCode =>
    code.get(second).get(first).subtract().get(share).multiply().get(first).add().set(into);
  const right = code.newLocal('v128');
  code.repeat({ to: outputShape.height * tableEntryBytes, step: tableEntryBytes }, (row) => {
    code
      .get(row)
      .loadSplat(rowsAt + 8)
      .set(down);
    code.repeat({ to: outputShape.width * tableEntryBytes, step: tableEntryBytes }, (column) => {
      code
        .get(column)
        .loadSplat(columnsAt + 8)
        .set(along);
      code.repeat({ to: pixelBytes, step: vectorBytes }, (channel) => {
        for (const [line, into] of [upper, lower].entries()) {
          corner(row, { line, place: 0 }, column, channel).set(into);
          corner(row, { line, place: 1 }, column, channel).set(right);
          between(into, right, along, into);
        }
        between(upper, lower, down, upper);
        code.get(target).get(channel).addI32().get(upper).store(0);
      });
      code.advance(target, pixelBytes);
    });
  });
}

/** Lays the first four of each place's eight channels out as 2 x 2 places of one channel. @param shape of the input. */
export function emitUnfolding(code: WasmCode, { inputAt, outputAt, shape }: { inputAt: number; outputAt: number; shape: Shape }): void {
  const pixelBytes = shape.channels * floatBytes;
  const outputRow = 2 * shape.width * floatBytes;
  const target = code.newLocal('i32');
  const source = code.newLocal('i32');
  code.i32(0).set(target).i32(0).set(source);
  code.repeat({ to: shape.height, step: 1 }, () => {
    code.repeat({ to: shape.width, step: 1 }, () => {
      for (let index = 0; index < 4; index += 1) {
        const offset = Math.floor(index / 2) * outputRow + (index % 2) * floatBytes;
        code
          .get(target)
          .get(source)
          .loadF32(inputAt + index * floatBytes)
          .storeF32(outputAt + offset);
      }
      code.advance(target, 2 * floatBytes).advance(source, pixelBytes);
    });
    code.advance(target, outputRow);
  });
}
