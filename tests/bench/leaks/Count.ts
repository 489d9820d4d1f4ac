/** How a count is judged once everything is at rest again. */
export type CountRule =
  /** No more than before. */
  | 'exact'
  /** At most 5 % or 2 MB more. In bytes. */
  | 'heap'
  /** One for each sound that came and went: Chromium keeps a MediaStreamAudioSourceNode until its AudioContext closes. */
  | 'oneForEachSound'
  /** Told, not judged. */
  | 'told';

/** Something that was counted at rest. */
export interface Count {
  /** Of whom: `studio`, `media server`. */
  where: string;
  what: string;
  rule: CountRule;
  value: number;
}

/** The same thing, before and after. */
export interface CountRow extends Omit<Count, 'value'> {
  before: number;
  after: number;
  ok: boolean;
}
