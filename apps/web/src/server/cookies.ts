/** The value of a cookie in a request's Cookie header (RFC 6265 section 5.4), or undefined. */
export function readCookie(headers: Headers, name: string): string | undefined {
  for (const part of (headers.get('cookie') ?? '').split(';')) {
    const equals = part.indexOf('=');
    if (equals === -1 || part.slice(0, equals).trim() !== name) continue;
    return part.slice(equals + 1).trim();
  }
  return undefined;
}
