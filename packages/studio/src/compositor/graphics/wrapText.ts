interface WrapOptions {
  /** Of a line, in pixels. */
  maxWidth: number;
  maxLines: number;
  measure: (text: string) => number;
}

const ellipsis = '…';

const graphemes = (text: string): string[] =>
  [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)].map(({ segment }) => segment);

/** As much of the text as fits, with an ellipsis when that is not all. */
function cut(text: string, { maxWidth, measure }: Omit<WrapOptions, 'maxLines'>): string {
  if (measure(text) <= maxWidth) return text;
  const letters = graphemes(text);
  while (letters.length > 1 && measure(letters.join('').trimEnd() + ellipsis) > maxWidth) letters.pop();
  return letters.join('').trimEnd() + ellipsis;
}

/**
 * Breaks a text into lines at its spaces. What does not fit the last line ends with an ellipsis, and so does a word that is
 * longer than a line.
 */
export function wrapText(text: string, { maxWidth, maxLines, measure }: WrapOptions): string[] {
  const lines: string[] = [];
  let words = text.split(/\s+/).filter((word) => word !== '');
  while (words.length > 0 && lines.length < maxLines - 1) {
    let count = words.length;
    while (count > 1 && measure(words.slice(0, count).join(' ')) > maxWidth) count -= 1;
    lines.push(cut(words.slice(0, count).join(' '), { maxWidth, measure }));
    words = words.slice(count);
  }
  if (words.length > 0) lines.push(cut(words.join(' '), { maxWidth, measure }));
  return lines;
}
