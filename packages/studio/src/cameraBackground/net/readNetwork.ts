import { FlatTable } from './FlatTable.ts';
import type { Activation, Layer, Network, Shape } from './types.ts';

/** Numbers of TensorFlow Lite's schema (tensorflow/lite/schema/schema.fbs). */
const float16 = 1;
const operators = {
  0: 'add',
  3: 'convolve',
  4: 'convolveEach',
  6: 'dequantize',
  14: 'logistic',
  18: 'multiply',
  19: 'relu',
  23: 'enlarge',
  40: 'mean',
  117: 'hardSwish',
} as const;
/** MediaPipe's own (mediapipe/util/tflite/operations/transpose_conv_bias.cc). */
const unfoldName = 'Convolution2DTransposeBias';

interface TensorRecord {
  sizes: readonly number[];
  type: number;
  bytes: Uint8Array;
}

const fromHalf = (bits: number): number => {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
};

function readNumbers({ type, bytes }: TensorRecord): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (type === float16) return Float32Array.from({ length: bytes.byteLength / 2 }, (_, index) => fromHalf(view.getUint16(2 * index, true)));
  return Float32Array.from({ length: bytes.byteLength / 4 }, (_, index) => view.getFloat32(4 * index, true));
}

const shapeOf = ({ sizes: [, height = 1, width = 1, channels = 1] }: TensorRecord): Shape => ({ height, width, channels });

/**
 * Reads a segmentation network from a TensorFlow Lite file.
 *
 * @throws Error when the file asks for something that this reader does not know: another model than the one it was made for.
 */
export function readNetwork(file: Uint8Array): Network {
  const model = FlatTable.rootOf(file);
  const [graph] = model.tables(2);
  if (!graph) throw new Error('the model has no graph');
  const names = model.tables(1).map(nameOperator);
  const buffers = model.tables(4);
  const tensors = graph.tables(0).map(
    (tensor): TensorRecord => ({
      sizes: tensor.ints(0),
      type: tensor.byte(1),
      bytes: buffers[tensor.int(2)]?.bytes(0) ?? new Uint8Array(),
    }),
  );
  const reader = new LayerReader(tensors);
  const layers = graph.tables(3).flatMap((step) => reader.read(names[step.int(0)], step));
  const [input] = graph.ints(1);
  const [output] = graph.ints(2);
  if (input === undefined || output === undefined) throw new Error('the model has no input or output');
  return {
    layers: joinActivations(layers, output),
    shapes: new Map(tensors.map((tensor, index) => [index, shapeOf(tensor)])),
    input,
    output,
  };
}

type OperatorName = (typeof operators)[keyof typeof operators] | 'unfold';

function nameOperator(code: FlatTable): OperatorName {
  if (code.text(1) === unfoldName) return 'unfold';
  const number = Math.max(code.byte(0), code.int(3));
  const name = new Map<number, OperatorName>(Object.entries(operators).map(([key, value]) => [Number(key), value])).get(number);
  if (!name) throw new Error(`the model uses operator ${number}, which is not known here`);
  return name;
}

/** Turns the file's steps into layers. Weights are kept in half precision there, and widened by steps of their own. */
class LayerReader {
  readonly #tensors: readonly TensorRecord[];
  readonly #constants = new Map<number, Float32Array>();

  constructor(tensors: readonly TensorRecord[]) {
    this.#tensors = tensors;
  }

  read(name: OperatorName | undefined, step: FlatTable): Layer[] {
    const [input = -1, second = -1, third = -1] = step.ints(1);
    const [output = -1] = step.ints(2);
    const options = step.table(4);
    switch (name) {
      case 'dequantize':
        this.#constants.set(output, readNumbers(this.#get(input)));
        return [];
      case 'convolve':
      case 'convolveEach': {
        const [, size = 1] = this.#get(second).sizes;
        const window = { size, stride: options?.int(1, 1) ?? 1 };
        const same = options?.byte(0) === 0 || size === 1;
        if (!same || options?.byte(name === 'convolve' ? 3 : 4) !== 0)
          throw new Error('the model convolves in a way that is not known here');
        return [{ kind: name, input, output, window, weights: this.#numbers(second), bias: this.#numbers(third), activation: 'none' }];
      }
      case 'unfold':
        return [{ kind: 'unfold', input, output, weights: this.#numbers(second), bias: this.#numbers(third) }];
      case 'add':
      case 'multiply':
        return [{ kind: name, inputs: [input, second], output }];
      case 'relu':
      case 'hardSwish':
        return [{ kind: 'activate', input, output, activation: name }];
      case 'enlarge':
        if (options?.byte(3) !== 1) throw new Error('the model enlarges in a way that is not known here');
        return [{ kind: name, input, output }];
      case 'logistic':
      case 'mean':
        return [{ kind: name, input, output }];
      default:
        throw new Error('the model has a step without an operator');
    }
  }

  #numbers(tensor: number): Float32Array {
    return this.#constants.get(tensor) ?? readNumbers(this.#get(tensor));
  }

  #get(tensor: number): TensorRecord {
    const record = this.#tensors[tensor];
    if (!record) throw new Error(`the model has no tensor ${tensor}`);
    return record;
  }
}

/** Inputs of a layer. */
export const inputsOf = (layer: Layer): readonly number[] => ('inputs' in layer ? layer.inputs : [layer.input]);

/** An activation that alone uses what a convolution made is done with it, which saves a walk over memory. */
function joinActivations(layers: readonly Layer[], networkOutput: number): Layer[] {
  const uses = new Map<number, number>([[networkOutput, 1]]);
  for (const input of layers.flatMap(inputsOf)) uses.set(input, (uses.get(input) ?? 0) + 1);
  const joined: Layer[] = [];
  for (const layer of layers) {
    const before = joined.at(-1);
    const fits = before?.kind === 'convolve' || before?.kind === 'convolveEach';
    if (layer.kind === 'activate' && fits && before.output === layer.input && uses.get(before.output) === 1) {
      const activation: Activation = layer.activation;
      joined[joined.length - 1] = { ...before, output: layer.output, activation };
    } else {
      joined.push(layer);
    }
  }
  return joined;
}
