import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** argon2id with the library's defaults: 19 MiB, two passes (OWASP Password Storage Cheat Sheet). */
export const hashPassword = async (password: string): Promise<string> => await hash(password);

let decoy: Promise<string> | undefined;

/**
 * True when the password fits. Without a hash (no such account) it does the same work, so that the time taken does not
 * tell which accounts exist.
 */
export async function verifyPassword(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  decoy ??= hash(randomBytes(16).toString('hex'));
  const fits = await verify(passwordHash ?? (await decoy), password);
  return fits && typeof passwordHash === 'string';
}
