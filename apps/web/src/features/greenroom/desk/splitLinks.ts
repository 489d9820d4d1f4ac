export type TextPart = { kind: 'text'; text: string } | { kind: 'link'; text: string; href: string };

const candidate = /https?:\/\/[^\s<>"']+/giu;
/** What ends a sentence rather than an address. */
const trailing = /[.,;:!?…)\]}»”’]+$/u;

/** Text with its web addresses set apart. Joined again, the parts are the text; only http and https become links. */
export function splitLinks(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let done = 0;
  const addText = (until: number) => {
    if (until > done) parts.push({ kind: 'text', text: text.slice(done, until) });
    done = until;
  };
  for (const { 0: found, index } of text.matchAll(candidate)) {
    const shown = found.replace(trailing, '');
    const href = toHref(shown);
    if (href === undefined) continue;
    addText(index);
    parts.push({ kind: 'link', text: shown, href });
    done = index + shown.length;
  }
  addText(text.length);
  return parts;
}

/** Undefined for what is no address, or one that hides where it leads behind a name and a password. */
function toHref(shown: string): string | undefined {
  const url = URL.parse(shown);
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:') || url.username !== '' || url.password !== '') return undefined;
  return url.href;
}
