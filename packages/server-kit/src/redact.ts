/**
 * Removes what may be secret from a text before it is logged or shown: the path's last part and everything after it
 * in any rtmp(s) or srt address, userinfo in any address, and each given secret.
 */
export function redact(text: string, secrets: readonly string[] = []): string {
  let clean = text;
  for (const secret of secrets) if (secret !== '') clean = clean.replaceAll(secret, '[redacted]');
  return clean
    .replace(
      /\b(rtmps?|srt):\/\/([^/\s'"@]+@)?([^/\s'"?]+)(\/[^/\s'"?]+)?[^\s'"]*/gi,
      (_all, scheme: string, _userinfo, host: string, app?: string) => `${scheme}://${host}${app ?? ''}/…`,
    )
    .replace(/\b([a-z][a-z0-9+.-]*):\/\/[^/\s'"@]+@/gi, '$1://');
}
