import type { Activation, Shape, Window } from './types.ts';
import type { WasmCode } from './WasmCode.ts';

export const floatBytes = 4;
/** Output channels that are worked on at once: two vectors of four. */
const lanes = 8;
const laneBytes = lanes * floatBytes;
const vectorBytes = 16;

/** Addresses in bytes; shapes of the tensors that lie there. */
export interface ConvolutionPlace {
  inputAt: number;
  inputShape: Shape;
  outputAt: number;
  outputShape: Shape;
  /** As `packWeights` made them, for a convolution over channels. */
  weightsAt: number;
  biasAt: number;
  /** Room for the input with zeros around it; `paddedBytes` of it. */
  scratchAt: number;
  window: Window;
  activation: Activation;
}

/** Zeros before the first row or column, as TensorFlow's SAME padding has them. */
const zerosBefore = (input: number, output: number, { size, stride }: Window): number =>
  Math.floor(Math.max((output - 1) * stride + size - input, 0) / 2);

const paddedLength = (output: number, { size, stride }: Window): number => (output - 1) * stride + size;

/** Bytes of the input with the zeros around it that the window reaches; 0 when it reaches none. */
export function paddedBytes({ inputShape, outputShape, window }: Pick<ConvolutionPlace, 'inputShape' | 'outputShape' | 'window'>): number {
  if (window.size === 1 && window.stride === 1) return 0;
  return paddedLength(outputShape.height, window) * paddedLength(outputShape.width, window) * inputShape.channels * floatBytes;
}

/** Weights of a convolution, from [output channel][input] to blocks of eight output channels: [block][input][8], missing ones 0. */
export function packWeights(weights: Float32Array, outputs: number): Float32Array {
  const inputs = weights.length / outputs;
  const packed = new Float32Array(Math.ceil(outputs / lanes) * inputs * lanes);
  for (let output = 0; output < outputs; output += 1) {
    const block = Math.floor(output / lanes) * inputs * lanes + (output % lanes);
    for (let input = 0; input < inputs; input += 1) packed[block + input * lanes] = weights[output * inputs + input] ?? 0;
  }
  return packed;
}

/** Writes the input with its zeros to the scratch. @returns where to read, and how many bytes a row has there. */
function emitPadding(code: WasmCode, place: ConvolutionPlace): { at: number; rowBytes: number } {
  const { inputAt, inputShape, outputShape, scratchAt, window } = place;
  const pixelBytes = inputShape.channels * floatBytes;
  const sourceRow = inputShape.width * pixelBytes;
  const needed = paddedBytes(place);
  if (needed === 0) return { at: inputAt, rowBytes: sourceRow };
  const rowBytes = paddedLength(outputShape.width, window) * pixelBytes;
  const top = zerosBefore(inputShape.height, outputShape.height, window);
  const left = zerosBefore(inputShape.width, outputShape.width, window);
  code.i32(scratchAt).i32(0).i32(needed).fillMemory();
  const target = code.newLocal('i32');
  code.i32(scratchAt + top * rowBytes + left * pixelBytes).set(target);
  // A stride may leave the last row or column unseen.
  const rows = Math.min(inputShape.height, paddedLength(outputShape.height, window) - top);
  const seenBytes = Math.min(sourceRow, rowBytes - left * pixelBytes);
  code.repeat({ to: rows * sourceRow, step: sourceRow }, (source) => {
    code.get(target).get(source).i32(inputAt).addI32().i32(seenBytes).copyMemory();
    code.advance(target, rowBytes);
  });
  return { at: scratchAt, rowBytes };
}

export function emitActivation(code: WasmCode, { local, activation }: { local: number; activation: Activation }): void {
  if (activation === 'relu') code.get(local).splat(0).max().set(local);
  if (activation === 'hardSwish') {
    code.get(local).splat(3).add().splat(0).max().splat(6).min();
    code
      .splat(1 / 6)
      .multiply()
      .get(local)
      .multiply()
      .set(local);
  }
}

/** Each output channel sees every input channel. Four places and eight channels are summed up in registers. */
export function emitConvolution(code: WasmCode, place: ConvolutionPlace): void {
  const { inputShape, outputAt, outputShape, weightsAt, biasAt, window, activation } = place;
  if (outputShape.channels % lanes !== 0) throw new Error(`${outputShape.channels} channels cannot be made eight at a time`);
  const { at, rowBytes } = emitPadding(code, place);
  const isPlain = window.size === 1 && window.stride === 1;
  // Where the window is one place, rows need no borders between them.
  const rows = isPlain ? 1 : outputShape.height;
  const columns = isPlain ? outputShape.height * outputShape.width : outputShape.width;
  const block = columns % 4 === 0 ? 4 : 1;
  const pixelStep = window.stride * inputShape.channels * floatBytes;
  const segment = window.size * inputShape.channels;
  const outputPixel = outputShape.channels * floatBytes;
  const blockWeightBytes = segment * window.size * laneBytes;

  const sums = Array.from({ length: block * 2 }, () => code.newLocal('v128'));
  const [low, high, seen] = [code.newLocal('v128'), code.newLocal('v128'), code.newLocal('v128')];
  const [weight, start, source, target] = [code.newLocal('i32'), code.newLocal('i32'), code.newLocal('i32'), code.newLocal('i32')];
  code.i32(weightsAt).set(start);
  code.repeat({ to: outputPixel, step: laneBytes }, (channel) => {
    code.get(channel).set(target);
    code.repeat({ to: rows * window.stride * rowBytes, step: window.stride * rowBytes }, (row) => {
      code.repeat({ to: columns * pixelStep, step: block * pixelStep }, (column) => {
        for (const [index, sum] of sums.entries())
          code
            .get(channel)
            .load(biasAt + (index % 2) * vectorBytes)
            .set(sum);
        code.get(start).set(weight);
        for (let line = 0; line < window.size; line += 1) {
          code.get(row).get(column).addI32().set(source);
          code.repeat({ to: segment * floatBytes, step: floatBytes }, () => {
            code.get(weight).load(0).set(low).get(weight).load(vectorBytes).set(high);
            for (let pixel = 0; pixel < block; pixel += 1) {
              code
                .get(source)
                .loadSplat(at + line * rowBytes + pixel * pixelStep)
                .set(seen);
              for (const [half, factor] of [low, high].entries()) {
                const sum = sums[2 * pixel + half] ?? 0;
                code.get(sum).get(seen).get(factor).multiply().add().set(sum);
              }
            }
            code.advance(source, floatBytes).advance(weight, laneBytes);
          });
        }
        for (const [index, sum] of sums.entries()) {
          emitActivation(code, { local: sum, activation });
          code
            .get(target)
            .get(sum)
            .store(outputAt + Math.floor(index / 2) * outputPixel + (index % 2) * vectorBytes);
        }
        code.advance(target, block * outputPixel);
      });
    });
    code.advance(start, blockWeightBytes);
  });
}

/** Each output channel sees its own input channel. Up to four places are summed up at once. */
export function emitEachConvolution(code: WasmCode, place: ConvolutionPlace): void {
  const { inputShape, outputAt, outputShape, weightsAt, biasAt, window, activation } = place;
  const { at, rowBytes } = emitPadding(code, place);
  const pixelBytes = inputShape.channels * floatBytes;
  if (pixelBytes % vectorBytes !== 0) throw new Error(`${inputShape.channels} channels cannot be taken four at a time`);
  const pixelStep = window.stride * pixelBytes;
  const block = outputShape.width % 4 === 0 ? 4 : 1;
  const sums = Array.from({ length: block }, () => code.newLocal('v128'));
  const [factor, source, target] = [code.newLocal('v128'), code.newLocal('i32'), code.newLocal('i32')];
  code.i32(outputAt).set(target);
  code.repeat({ to: outputShape.height * window.stride * rowBytes, step: window.stride * rowBytes }, (row) => {
    code.repeat({ to: outputShape.width * pixelStep, step: block * pixelStep }, (column) => {
      code.repeat({ to: pixelBytes, step: vectorBytes }, (channel) => {
        code.get(row).get(column).addI32().get(channel).addI32().set(source);
        for (const sum of sums) code.get(channel).load(biasAt).set(sum);
        for (let tap = 0; tap < window.size ** 2; tap += 1) {
          const offset = at + Math.floor(tap / window.size) * rowBytes + (tap % window.size) * pixelBytes;
          code
            .get(channel)
            .load(weightsAt + tap * pixelBytes)
            .set(factor);
          for (const [pixel, sum] of sums.entries())
            code
              .get(sum)
              .get(source)
              .load(offset + pixel * pixelStep)
              .get(factor)
              .multiply()
              .add()
              .set(sum);
        }
        for (const [pixel, sum] of sums.entries()) {
          emitActivation(code, { local: sum, activation });
          code
            .get(target)
            .get(channel)
            .addI32()
            .get(sum)
            .store(pixel * pixelBytes);
        }
      });
      code.advance(target, block * pixelBytes);
    });
  });
}
