/**
 * Whether a page of this Origin may connect. Without a list its host name must be the one in the Host header; without
 * an Origin it is no browser, and the token decides alone.
 */
export function isOriginAllowed(
  { origin, host }: { origin: string | undefined; host: string | undefined },
  allowedOrigins: ReadonlySet<string>,
): boolean {
  if (origin === undefined) return true;
  const parsed = URL.parse(origin);
  if (!parsed || !['http:', 'https:'].includes(parsed.protocol)) return false;
  if (allowedOrigins.size > 0) return allowedOrigins.has(parsed.origin);
  return URL.parse(`http://${host ?? ''}`)?.hostname === parsed.hostname;
}
