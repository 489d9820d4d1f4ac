import type { NetworkLink } from '@footlight/contracts';

const links: Readonly<Record<string, NetworkLink>> = { wifi: 'wifi', cellular: 'cellular', ethernet: 'wired' };

/** The machine's own link where the browser tells it (Network Information API: Chrome on Android and ChromeOS). */
export function readLink(): NetworkLink {
  const { connection } = navigator as Navigator & { connection?: { type?: string } };
  return links[connection?.type ?? ''] ?? 'unknown';
}
