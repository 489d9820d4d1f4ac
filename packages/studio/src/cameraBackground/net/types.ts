/** Rows, columns and channels of a picture-like tensor; its numbers lie row by row, the channels of one place side by side. */
export interface Shape {
  height: number;
  width: number;
  channels: number;
}

export type Activation = 'none' | 'relu' | 'hardSwish';

/** What slides over a tensor: each output place sees `size` x `size` places; beyond the edge there are zeros. */
export interface Window {
  size: number;
  stride: number;
}

/** One step of a network, from tensors to a tensor; tensors by their number. */
export type Layer =
  /** Weights: output channel, row, column, input channel. */
  | {
      kind: 'convolve' | 'convolveEach';
      input: number;
      output: number;
      window: Window;
      weights: Float32Array;
      bias: Float32Array;
      activation: Activation;
    }
  /** Each place becomes 2 x 2 places of one channel. Weights: row, column, input channel. */
  | { kind: 'unfold'; input: number; output: number; weights: Float32Array; bias: Float32Array }
  /** The second one has the first one's shape, or one number for each channel. */
  | { kind: 'add' | 'multiply'; inputs: readonly [number, number]; output: number }
  | { kind: 'activate'; input: number; output: number; activation: Activation }
  | { kind: 'logistic' | 'mean' | 'enlarge'; input: number; output: number };

export interface Network {
  shapes: ReadonlyMap<number, Shape>;
  layers: readonly Layer[];
  input: number;
  output: number;
}
