import type { EgressStatus } from '@footlight/contracts';

/** What the intro waits for, as the end of a sentence. */
export const introStart = ({ destinations }: { destinations: readonly unknown[] }): string =>
  destinations.length === 0 ? 'the recording runs' : 'the first destination is live';

/**
 * True once somebody can see the intro's beginning: a destination takes the picture. Where there is none, or none is left, the
 * recording has to.
 */
export function mayIntroBegin(egress: Pick<EgressStatus, 'outputs'> | null): boolean {
  const outputs = egress?.outputs ?? [];
  const destinations = outputs.filter(({ destinationId }) => destinationId !== null);
  if (destinations.some(({ state }) => state === 'live')) return true;
  const isHopeless = destinations.every(({ state }) => state === 'failed' || state === 'ended');
  return isHopeless && outputs.some(({ destinationId, state }) => destinationId === null && state === 'live');
}
