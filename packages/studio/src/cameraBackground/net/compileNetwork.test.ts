import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileNetwork } from './compileNetwork.ts';
import type { Activation, Layer, Network, Shape } from './types.ts';

/** Small numbers, so that sums in 32 bits stay close to those in 64. */
const number = fc.integer({ min: -64, max: 64 }).map((value) => value / 32);
const numbersOf = (length: number) => fc.array(number, { minLength: length, maxLength: length });
const countOf = ({ height, width, channels }: Shape): number => height * width * channels;

async function run(network: Network, input: readonly number[]): Promise<number[]> {
  const compiled = compileNetwork(network);
  const { instance } = await WebAssembly.instantiate(compiled.module, { math: { exp: Math.exp } });
  const { memory, run: start } = instance.exports as { memory: WebAssembly.Memory; run: () => void };
  for (const { at, numbers } of compiled.constants) new Uint8Array(memory.buffer, at).set(new Uint8Array(numbers.buffer));
  new Float32Array(memory.buffer, compiled.input.at).set(input);
  // Twice: what the first run left in memory must not matter. The input's place may be another tensor's by then.
  start();
  new Float32Array(memory.buffer, compiled.input.at).set(input);
  start();
  return [...new Float32Array(memory.buffer, compiled.output.at, countOf(compiled.output.shape))];
}

const networkOf = (layers: readonly Layer[], shapes: readonly Shape[]): Network => ({
  layers,
  shapes: new Map(shapes.entries()),
  input: 0,
  output: shapes.length - 1,
});

const activate: Record<Activation, (value: number) => number> = {
  none: (value) => value,
  relu: (value) => Math.max(value, 0),
  hardSwish: (value) => (value * Math.min(Math.max(value + 3, 0), 6)) / 6,
};

interface Convolution {
  kind: 'convolve' | 'convolveEach';
  input: Shape;
  outputs: number;
  size: number;
  stride: number;
  activation: Activation;
}

const outputShape = ({ input, outputs, stride }: Convolution): Shape => ({
  height: Math.ceil(input.height / stride),
  width: Math.ceil(input.width / stride),
  channels: outputs,
});

/** The same, written as the definition says. */
function convolvePlainly(
  shape: Convolution,
  { values, weights, bias }: Record<'values' | 'weights' | 'bias', readonly number[]>,
): number[] {
  const { kind, input, outputs, size, stride, activation } = shape;
  const output = outputShape(shape);
  const before = (from: number, to: number) => Math.floor(Math.max((to - 1) * stride + size - from, 0) / 2);
  const [top, left] = [before(input.height, output.height), before(input.width, output.width)];
  const read = (row: number, column: number, channel: number): number =>
    row < 0 || column < 0 || row >= input.height || column >= input.width
      ? 0
      : (values[(row * input.width + column) * input.channels + channel] ?? 0);
  return Array.from({ length: countOf(output) }, (_, index) => {
    const channel = index % outputs;
    const column = Math.floor(index / outputs) % output.width;
    const row = Math.floor(index / outputs / output.width);
    let sum = bias[channel] ?? 0;
    for (let tap = 0; tap < size * size; tap += 1) {
      const [down, along] = [row * stride - top + Math.floor(tap / size), column * stride - left + (tap % size)];
      if (kind === 'convolveEach') {
        sum += read(down, along, channel) * (weights[tap * outputs + channel] ?? 0);
      } else {
        for (let from = 0; from < input.channels; from += 1)
          sum += read(down, along, from) * (weights[(channel * size * size + tap) * input.channels + from] ?? 0);
      }
    }
    return activate[activation](sum);
  });
}

const convolutions: fc.Arbitrary<Convolution> = fc
  .record({
    kind: fc.constantFrom('convolve' as const, 'convolveEach' as const),
    height: fc.integer({ min: 1, max: 7 }),
    width: fc.integer({ min: 1, max: 9 }),
    channels: fc.constantFrom(3, 4, 8, 16),
    outputs: fc.constantFrom(8, 16, 24),
    size: fc.constantFrom(1, 3, 5),
    stride: fc.constantFrom(1, 2),
    activation: fc.constantFrom('none' as const, 'relu' as const, 'hardSwish' as const),
  })
  .map(({ kind, height, width, channels, outputs, size, stride, activation }) => {
    const input = { height, width, channels: kind === 'convolve' ? channels : outputs };
    return { kind, input, outputs, size, stride: size === 1 ? 1 : stride, activation };
  });

const expectClose = (actual: readonly number[], expected: readonly number[]): void => {
  expect(actual.length).toBe(expected.length);
  for (const [index, value] of expected.entries()) expect(Math.abs((actual[index] ?? Number.NaN) - value)).toBeLessThan(1e-3);
};

describe('a compiled network', () => {
  it('convolves as the definition says, whatever the sizes', async () => {
    const cases = convolutions.chain((shape) => {
      const taps = shape.size ** 2 * shape.outputs * (shape.kind === 'convolve' ? shape.input.channels : 1);
      return fc.record({
        shape: fc.constant(shape),
        values: numbersOf(countOf(shape.input)),
        weights: numbersOf(taps),
        bias: numbersOf(shape.outputs),
      });
    });
    await fc.assert(
      fc.asyncProperty(cases, async ({ shape, values, weights, bias }) => {
        const layer: Layer = {
          kind: shape.kind,
          input: 0,
          output: 1,
          window: { size: shape.size, stride: shape.stride },
          weights: Float32Array.from(weights),
          bias: Float32Array.from(bias),
          activation: shape.activation,
        };
        const actual = await run(networkOf([layer], [shape.input, outputShape(shape)]), values);
        expectClose(actual, convolvePlainly(shape, { values, weights, bias }));
      }),
      { numRuns: 60 },
    );
  });

  it('adds and multiplies number by number, or by channel', async () => {
    const shape = { height: 2, width: 3, channels: 8 };
    const values = Array.from({ length: countOf(shape) }, (_, index) => index / 8 - 3);
    const mean = { height: 1, width: 1, channels: 8 };
    const layers: Layer[] = [
      { kind: 'mean', input: 0, output: 1 },
      { kind: 'multiply', inputs: [0, 1], output: 2 },
      { kind: 'add', inputs: [2, 0], output: 3 },
    ];
    const actual = await run(networkOf(layers, [shape, mean, shape, shape]), values);
    const means = Array.from({ length: 8 }, (_, channel) => {
      const own = values.filter((_value, index) => index % 8 === channel);
      return own.reduce((sum, value) => sum + value, 0) / own.length;
    });
    expectClose(
      actual,
      values.map((value, index) => value * (means[index % 8] ?? 0) + value),
    );
  });

  it('enlarges between the centres of pixels', async () => {
    const small = { height: 1, width: 2, channels: 4 };
    const large = { height: 2, width: 4, channels: 4 };
    const actual = await run(networkOf([{ kind: 'enlarge', input: 0, output: 1 }], [small, large]), [0, 0, 0, 0, 8, 8, 8, 8]);
    expect(actual.filter((_, index) => index % 4 === 0)).toEqual([0, 2, 6, 8, 0, 2, 6, 8]);
  });

  it('lays each place out as four, and makes shares of them', async () => {
    const input = { height: 1, width: 2, channels: 8 };
    const output = { height: 2, width: 4, channels: 1 };
    // Each of the four places sees a channel of its own.
    const weights = Float32Array.from({ length: 32 }, (_, index) => (index % 8 === Math.floor(index / 8) ? 1 : 0));
    const layers: Layer[] = [
      { kind: 'unfold', input: 0, output: 1, weights, bias: Float32Array.of(0) },
      { kind: 'logistic', input: 1, output: 2 },
    ];
    const values = [1, 2, 3, 4, 0, 0, 0, 0, -1, -2, -3, -4, 0, 0, 0, 0];
    const actual = await run(networkOf(layers, [input, output, output]), values);
    expectClose(
      actual,
      [1, 2, -1, -2, 3, 4, -3, -4].map((value) => 1 / (1 + Math.exp(-value))),
    );
  });
});
