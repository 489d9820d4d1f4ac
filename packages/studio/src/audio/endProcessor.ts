import type { CloseOrder } from './worklet/messages.ts';

/**
 * Ends the processor of a node that nobody needs any more. A processor ends when it is run once more, and it is run only while
 * somebody listens: so silence listens until it answers. Where the audio thread stands still it goes with its context.
 */
export function endProcessor(node: AudioWorkletNode): void {
  node.disconnect();
  const silence = new GainNode(node.context, { gain: 0 });
  node.connect(silence).connect(node.context.destination);
  node.port.onmessage = ({ data }: MessageEvent<object>) => {
    if (!('closed' in data)) return;
    node.disconnect();
    silence.disconnect();
    node.port.close();
  };
  node.port.postMessage({ type: 'close' } satisfies CloseOrder);
}
