import type { CloseOrder } from './worklet/messages.ts';

/**
 * Ends the processor of a node that nobody needs any more. A processor ends when it is run once more, and it is run only while
 * somebody listens: so silence listens until it answers.
 *
 * @returns settled when it has ended. Where the audio thread stands still it never is, and the processor stays for as long as
 *   the page: Chromium keeps a context, closed or not, with every processor that was not told to end while it ran.
 */
export function endProcessor(node: AudioWorkletNode): Promise<void> {
  node.disconnect();
  const silence = new GainNode(node.context, { gain: 0 });
  node.connect(silence).connect(node.context.destination);
  return new Promise((resolve) => {
    node.port.onmessage = ({ data }: MessageEvent<object>) => {
      if (!('closed' in data)) return;
      node.disconnect();
      silence.disconnect();
      node.port.close();
      resolve();
    };
    node.port.postMessage({ type: 'close' } satisfies CloseOrder);
  });
}
