import { networkInterfaces } from 'node:os';
import type { types } from 'mediasoup';

/** Addresses browsers are told when none is configured: each IPv4 of this machine, loopback last. */
export function findLocalAddresses(): string[] {
  const addresses = Object.values(networkInterfaces()).flatMap((entries) => entries ?? []);
  return [...addresses.filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => address), '127.0.0.1'];
}

/**
 * Repeats each candidate for every announced address. One wildcard socket hears them all, and a port can be bound on
 * the wildcard only once, so mediasoup itself knows the first address alone.
 */
export function expandCandidates(candidates: readonly types.IceCandidate[], addresses: readonly string[]): types.IceCandidate[] {
  return addresses.flatMap((address, index) =>
    candidates.map((candidate) => ({
      ...candidate,
      ip: address,
      address,
      foundation: `${candidate.foundation}${index}`,
      // RFC 8445 section 5.1.2: the local preference sits above the lowest eight bits.
      priority: Math.max(1, candidate.priority - index * 256),
    })),
  );
}
