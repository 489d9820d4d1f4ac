import { compileNetwork } from './compileNetwork.ts';
import { readNetwork } from './readNetwork.ts';
import type { Shape } from './types.ts';

/** A network that is ready to run. Its input and output are views of its own memory. */
export class SegmentationNet {
  /** To be filled before `run`: red, green and blue of each place, row by row, 0..1. */
  readonly input: Float32Array;
  readonly inputShape: Shape;
  /** After `run`: how surely each place shows a person, 0..1. */
  readonly output: Float32Array;

  readonly #run: () => void;

  /**
   * @param file a TensorFlow Lite model.
   * @throws Error for a model that is not known here; WebAssembly.CompileError where the browser has no vector instructions.
   */
  static async create(file: Uint8Array): Promise<SegmentationNet> {
    const { module, constants, input, output } = compileNetwork(readNetwork(file));
    const { instance } = await WebAssembly.instantiate(module, { math: { exp: Math.exp } });
    const { memory, run } = instance.exports;
    if (!(memory instanceof WebAssembly.Memory) || typeof run !== 'function') throw new Error('the network has no memory');
    for (const { at, numbers } of constants)
      new Uint8Array(memory.buffer, at).set(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength));
    const view = ({ at, shape }: { at: number; shape: Shape }) =>
      new Float32Array(memory.buffer, at, shape.height * shape.width * shape.channels);
    return new SegmentationNet({ input: view(input), inputShape: input.shape, output: view(output), run: () => void run() });
  }

  private constructor({
    input,
    inputShape,
    output,
    run,
  }: { input: Float32Array; inputShape: Shape; output: Float32Array; run: () => void }) {
    this.input = input;
    this.inputShape = inputShape;
    this.output = output;
    this.#run = run;
  }

  run(): void {
    this.#run();
  }
}
