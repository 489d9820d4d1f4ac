import { networkInterfaces } from 'node:os';

/** A socket can be bound to an address of this machine alone; media servers may know it by another one. */
export function isLocalAddress(ip: string): boolean {
  return Object.values(networkInterfaces()).some((addresses) => addresses?.some(({ address }) => address === ip)) || ip.startsWith('127.');
}
