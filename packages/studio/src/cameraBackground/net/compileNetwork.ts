import { assertUnreachable } from '@footlight/contracts/errors';
import { assembleModule } from './assembleModule.ts';
import { type ConvolutionPlace, emitConvolution, emitEachConvolution, floatBytes, packWeights, paddedBytes } from './convolutions.ts';
import { MemoryPlan } from './MemoryPlan.ts';
import { emitActivationLayer, emitEnlarging, emitLogistic, emitMean, emitPairs, emitUnfolding, enlargingTable } from './plainLayers.ts';
import { inputsOf } from './readNetwork.ts';
import type { Layer, Network, Shape } from './types.ts';
import { WasmCode } from './WasmCode.ts';

/** A network as a WebAssembly module. Addresses and lengths in bytes. */
export interface CompiledNetwork {
  module: Uint8Array<ArrayBuffer>;
  /** To be written into the module's memory before it runs. */
  constants: readonly { at: number; numbers: Float32Array | Int32Array }[];
  input: { at: number; shape: Shape };
  output: { at: number; shape: Shape };
}

const countOf = ({ height, width, channels }: Shape): number => height * width * channels;
/** Channels of what an unfolding layer makes before it lays them out. */
const unfoldedChannels = 8;

/** Turns each layer into a loop over known addresses: nothing is looked up or decided while it runs. */
export function compileNetwork(network: Network): CompiledNetwork {
  const compiler = new NetworkCompiler(network);
  return compiler.compile();
}

class NetworkCompiler {
  readonly #network: Network;
  readonly #memory = new MemoryPlan();
  readonly #addresses = new Map<number, number>();
  readonly #lastUses = new Map<number, number>();

  constructor(network: Network) {
    this.#network = network;
    for (const [step, layer] of network.layers.entries()) for (const input of inputsOf(layer)) this.#lastUses.set(input, step);
    this.#lastUses.set(network.output, network.layers.length);
  }

  compile(): CompiledNetwork {
    const { layers, input, output } = this.#network;
    const constants = layers.map((layer) => this.#keepConstants(layer));
    this.#addresses.set(input, this.#giveTensor(input, -1));
    const bodies = layers.map((layer, step) => this.#emit(layer, { step, constants: constants[step] ?? [] }));
    return {
      module: assembleModule(bodies, this.#memory.totalBytes),
      constants: this.#memory.constants,
      input: { at: this.#addressOf(input), shape: this.#shapeOf(input) },
      output: { at: this.#addressOf(output), shape: this.#shapeOf(output) },
    };
  }

  /** Addresses of what the layer always needs. */
  #keepConstants(layer: Layer): number[] {
    switch (layer.kind) {
      case 'convolve':
        return [this.#memory.keep(packWeights(layer.weights, layer.bias.length)), this.#memory.keep(layer.bias)];
      case 'convolveEach':
        return [this.#memory.keep(layer.weights), this.#memory.keep(layer.bias)];
      case 'unfold': {
        const bias = new Float32Array(unfoldedChannels).fill(layer.bias[0] ?? 0);
        return [this.#memory.keep(packWeights(layer.weights, 4)), this.#memory.keep(bias)];
      }
      case 'enlarge': {
        const [from, to] = [this.#shapeOf(layer.input), this.#shapeOf(layer.output)];
        const pixelBytes = from.channels * floatBytes;
        const rows = enlargingTable({ from: from.height, to: to.height, step: from.width * pixelBytes });
        const columns = enlargingTable({ from: from.width, to: to.width, step: pixelBytes });
        return [this.#memory.keep(rows), this.#memory.keep(columns)];
      }
      default:
        return [];
    }
  }

  #emit(layer: Layer, { step, constants: [first = 0, second = 0] }: { step: number; constants: readonly number[] }): WasmCode {
    const code = new WasmCode();
    const inputAt = this.#addressOf(inputsOf(layer)[0] ?? -1);
    const outputAt = this.#giveTensor(layer.output, step);
    this.#addresses.set(layer.output, outputAt);
    const outputShape = this.#shapeOf(layer.output);
    switch (layer.kind) {
      case 'convolve':
      case 'convolveEach': {
        const { window, activation } = layer;
        const inputShape = this.#shapeOf(layer.input);
        const scratchAt = this.#memory.give(paddedBytes({ inputShape, outputShape, window }), { from: step, until: step });
        const place: ConvolutionPlace = {
          inputAt,
          inputShape,
          outputAt,
          outputShape,
          weightsAt: first,
          biasAt: second,
          scratchAt,
          window,
          activation,
        };
        if (layer.kind === 'convolve') emitConvolution(code, place);
        else emitEachConvolution(code, place);
        return code;
      }
      case 'unfold': {
        const inputShape = this.#shapeOf(layer.input);
        const shape = { ...inputShape, channels: unfoldedChannels };
        const madeAt = this.#memory.give(countOf(shape) * floatBytes, { from: step, until: step });
        const window = { size: 1, stride: 1 };
        const place = { inputAt, inputShape, outputAt: madeAt, outputShape: shape, weightsAt: first, biasAt: second, scratchAt: 0 };
        emitConvolution(code, { ...place, window, activation: 'none' });
        emitUnfolding(code, { inputAt: madeAt, outputAt, shape });
        return code;
      }
      case 'add':
      case 'multiply': {
        const [, other] = layer.inputs;
        const isPerChannel = countOf(this.#shapeOf(other)) !== countOf(outputShape);
        const at = { one: inputAt, other: this.#addressOf(other), output: outputAt };
        emitPairs(code, { kind: layer.kind, at, shape: outputShape, isPerChannel });
        return code;
      }
      case 'activate':
        emitActivationLayer(code, { inputAt, outputAt, shape: outputShape, activation: layer.activation });
        return code;
      case 'logistic':
        emitLogistic(code, { inputAt, outputAt, shape: outputShape });
        return code;
      case 'mean':
        emitMean(code, { inputAt, outputAt, shape: this.#shapeOf(layer.input) });
        return code;
      case 'enlarge':
        emitEnlarging(code, { inputAt, outputAt, outputShape, rowsAt: first, columnsAt: second });
        return code;
      default:
        return assertUnreachable(layer);
    }
  }

  #giveTensor(tensor: number, step: number): number {
    const bytes = countOf(this.#shapeOf(tensor)) * floatBytes;
    return this.#memory.give(bytes, { from: step, until: this.#lastUses.get(tensor) ?? step });
  }

  #addressOf(tensor: number): number {
    const at = this.#addresses.get(tensor);
    if (at === undefined) throw new Error(`tensor ${tensor} is used before it is made`);
    return at;
  }

  #shapeOf(tensor: number): Shape {
    const shape = this.#network.shapes.get(tensor);
    if (!shape) throw new Error(`tensor ${tensor} has no shape`);
    return shape;
  }
}
