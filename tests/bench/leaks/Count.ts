/** How often each thing is done. */
export interface Rounds {
  joins: number;
  switches: number;
  clips: number;
}

/** How a count is judged once everything is at rest again: a heap in bytes may be a little larger, what is told is not judged. */
type CountRule = 'exact' | 'heap' | 'told';

/** Something that was counted at rest. */
export interface Count {
  /** Of whom: `studio`, `media server`. */
  where: string;
  what: string;
  rule: CountRule;
  value: number;
  /** What the browser itself keeps of each, for a reason that is known. */
  kept?: Partial<Rounds>;
}

/** The same thing, before and after. */
export interface CountRow extends Omit<Count, 'value' | 'kept'> {
  before: number;
  after: number;
  /** The most that may be there afterwards; null when it is told alone. */
  most: number | null;
  ok: boolean;
}
