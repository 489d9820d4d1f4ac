/** The audio thread's globals (Web Audio API, section 1.32), which no library of TypeScript declares. */
declare abstract class AudioWorkletProcessor {
  readonly port: MessagePort;
  abstract process(inputs: readonly Float32Array[][], outputs: readonly Float32Array[][]): boolean;
}

declare function registerProcessor(name: string, processor: new (options: { processorOptions: unknown }) => AudioWorkletProcessor): void;
