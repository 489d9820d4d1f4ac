import { AppError } from '@footlight/contracts';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a state-changing request that another site's page made in a visitor's browser. Browsers tell where a request
 * came from in Sec-Fetch-Site (Fetch Metadata) and Origin; what tells neither is no browser and carries no one's cookies.
 * @throws AppError forbidden.
 */
export function assertSameOrigin(request: Request, { publicUrl }: { publicUrl: string }): void {
  if (safeMethods.has(request.method)) return;
  const site = request.headers.get('sec-fetch-site');
  if (site === 'same-origin' || site === 'none') return;
  const origin = request.headers.get('origin');
  if (site === null && origin === null) return;
  if (site === null && origin !== null && isOwnOrigin(origin, request, publicUrl)) return;
  throw new AppError('forbidden', { message: 'This request came from another site and was refused.' });
}

function isOwnOrigin(origin: string, request: Request, publicUrl: string): boolean {
  const host = URL.parse(origin)?.host;
  return host !== undefined && (host === request.headers.get('host') || host === URL.parse(publicUrl)?.host);
}
