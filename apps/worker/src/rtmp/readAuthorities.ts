import { readFile } from 'node:fs/promises';
import { getCACertificates } from 'node:tls';

/**
 * Certificate authorities to trust, in PEM: the file's, or the system's, which FFmpeg trusts too. Undefined where the system
 * has none: Node then takes its own. @throws Error when the file cannot be read.
 */
export async function readAuthorities(caFile: string | undefined): Promise<readonly string[] | undefined> {
  if (caFile) return [await readFile(caFile, 'utf8')];
  const authorities = getCACertificates('system');
  return authorities.length > 0 ? authorities : undefined;
}
