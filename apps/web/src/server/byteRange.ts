/** First and last byte, both included. */
export interface ByteRange {
  start: number;
  end: number;
}

/** One range of a Range header. @returns undefined for none, several or a malformed one: the whole file is the answer then. */
export function parseRange(header: string | null, size: number): ByteRange | 'unsatisfiable' | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  if (!match || (match[1] === '' && match[2] === '')) return undefined;
  const [, first = '', last = ''] = match;
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (start > end || start >= size || (first === '' && Number(last) === 0)) return 'unsatisfiable';
  return { start, end };
}
