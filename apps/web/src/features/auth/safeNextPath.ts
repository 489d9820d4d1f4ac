/** Where to go after signing in: a path of this app, whatever the address asked for. */
export function safeNextPath(wanted: string | string[] | undefined): string {
  if (typeof wanted !== 'string' || !wanted.startsWith('/')) return '/';
  // The parser sees through `//host`, `/\host` and the like.
  const url = URL.parse(wanted, 'http://self.invalid');
  return url?.host === 'self.invalid' ? `${url.pathname}${url.search}` : '/';
}
