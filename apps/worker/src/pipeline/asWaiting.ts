import type { OutputSnapshot } from '../output/Output.ts';

/** A destination whose vertical Program does not arrive: connected or not, it shows the audience nothing new. */
export function asWaiting(output: OutputSnapshot): OutputSnapshot {
  if (output.state === 'failed' || output.state === 'ended') return output;
  const state = output.firstLiveAt === null ? 'connecting' : 'reconnecting';
  return { ...output, state, waitingFor: 'vertical', bitrateKbps: 0, nextAttemptAt: null, reason: null };
}
