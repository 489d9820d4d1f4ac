/** Edge and Opera call themselves Chrome too, Chrome calls itself Safari: the first that fits is meant. */
const browsers: readonly [string, RegExp][] = [
  ['Edge', /\bEdg(?:A|iOS)?\/(\d+)/],
  ['Opera', /\bOPR\/(\d+)/],
  ['Samsung Internet', /\bSamsungBrowser\/(\d+)/],
  ['Firefox', /\b(?:Firefox|FxiOS)\/(\d+)/],
  ['Chrome', /\b(?:HeadlessChrome|Chrome|CriOS)\/(\d+)/],
  ['Safari', /\bVersion\/(\d+)\S* (?:Mobile\/\S+ )?Safari\//],
];
const phones: readonly [string, RegExp][] = [
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Android', /\bAndroid\b/],
];

/** Name and version in two words, such as `Firefox 153` or `Chrome 156 (Android)`; empty when unknown. */
export function describeBrowser(userAgent: string): string {
  for (const [name, pattern] of browsers) {
    const version = pattern.exec(userAgent)?.[1];
    if (version === undefined) continue;
    const phone = phones.find(([, mark]) => mark.test(userAgent))?.[0];
    return phone ? `${name} ${version} (${phone})` : `${name} ${version}`;
  }
  return '';
}
