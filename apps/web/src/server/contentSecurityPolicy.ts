/**
 * The policy of a page. Scripts run by nonce alone; styles may be inline, since React writes style attributes; sockets may
 * lead to other hosts, since media servers are.
 */
export function contentSecurityPolicy({ nonce, development }: { nonce: string; development: boolean }): string {
  const directives: Record<string, string> = {
    'default-src': "'self'",
    // React's development build evaluates text; the production build does not.
    'script-src': `'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    'style-src': "'self' 'unsafe-inline'",
    'img-src': "'self' blob: data:",
    'media-src': "'self' blob: data: mediastream:",
    'font-src': "'self' data:",
    'connect-src': "'self' blob: ws: wss:",
    'worker-src': "'self' blob:",
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-src': "'none'",
    'frame-ancestors': "'none'",
  };
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}
