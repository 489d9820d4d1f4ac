import { lookup } from 'node:dns/promises';
import { AppError, findAddressProblem } from '@footlight/contracts';
import ipaddr from 'ipaddr.js';

export interface IngestAddress {
  scheme: 'rtmp' | 'rtmps';
  host: string;
  port: number;
  /** Path without its leading slash: RTMP's application name. */
  app: string;
  /** The address that was checked: connect to this one, since a second look-up may answer another. */
  ip: string;
}

interface ResolveOptions {
  /** Host names, addresses or CIDR ranges an admin opened although they are private. */
  allowedPrivateHosts: readonly string[];
}

/**
 * Resolves an ingest address once and refuses every address that is not global unicast (RFC 6890), after undoing
 * IPv4-mapped, NAT64, 6to4 and decimal forms: a creator must not reach the operator's own network through a destination.
 * @throws AppError addressScheme, addressUserinfo, addressInvalid, addressUnresolved, addressPrivate.
 */
export async function resolveIngestAddress(serverUrl: string, { allowedPrivateHosts }: ResolveOptions): Promise<IngestAddress> {
  const problem = findAddressProblem(serverUrl);
  if (problem) throw new AppError(problem);
  const scheme = /^rtmps:/i.test(serverUrl) ? 'rtmps' : 'rtmp';
  // The http parser canonicalises 2130706433, 0x7f.1 and [::ffff:…] for us (WHATWG URL, host parsing).
  const url = new URL(serverUrl.replace(/^rtmps?/i, 'http'));
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const explicitPort = /^rtmps?:\/\/[^/]*:(\d+)(\/|$)/i.exec(serverUrl)?.[1];
  const port = explicitPort ? Number(explicitPort) : scheme === 'rtmps' ? 443 : 1935;
  const addresses = await lookup(host, { all: true }).catch((error: unknown) => {
    throw new AppError('addressUnresolved', { cause: error });
  });
  const chosen =
    addresses.find(({ address }) => isGlobal(address)) ?? addresses.find(({ address }) => isAllowed(host, address, allowedPrivateHosts));
  // One private answer among public ones is refused too: a rebinding name would win the race sooner or later.
  const refused = addresses.some(({ address }) => !isGlobal(address) && !isAllowed(host, address, allowedPrivateHosts));
  if (!chosen || refused) throw new AppError('addressPrivate');
  return { scheme, host, port, app: url.pathname.replace(/^\/+|\/+$/g, ''), ip: chosen.address };
}

/** True for an address that leads to the public Internet. */
export function isGlobal(address: string): boolean {
  const parsed = ipaddr.process(address);
  if (parsed instanceof ipaddr.IPv4) return parsed.range() === 'unicast';
  switch (parsed.range()) {
    case 'unicast':
      return true;
    case 'rfc6052':
      return isGlobal(lastFourBytes(parsed.toByteArray()));
    default:
      return false;
  }
}

const lastFourBytes = (bytes: number[]): string => bytes.slice(-4).join('.');

function isAllowed(host: string, address: string, allowedPrivateHosts: readonly string[]): boolean {
  const parsed = ipaddr.process(address);
  return allowedPrivateHosts.some((allowed) => {
    if (allowed.toLowerCase() === host.toLowerCase() || allowed === address) return true;
    if (!ipaddr.isValidCIDR(allowed)) return false;
    const [network, bits] = ipaddr.parseCIDR(allowed);
    return network.kind() === parsed.kind() && parsed.match([network, bits]);
  });
}
