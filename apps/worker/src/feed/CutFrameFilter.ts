import type { FlvTag } from '../continuity/FlvReader.ts';

/** The news of a cut and the frames themselves come on different ways, within this of each other. */
const newsDelayMs = 100;
/** News that no keyframe followed is about another one. */
const newsLifeMs = 1000;

interface CutFrameFilterOptions {
  pass: (tag: FlvTag) => void;
}

interface HeldTag {
  tag: FlvTag;
  cameAt: number;
}

/**
 * Takes out the frame before a keyframe when the media server says that the browser cut it short: a viewer would see it damaged,
 * and nothing refers to it. For that it holds the newest picture, with all that follows, until the next one comes; before a
 * keyframe until the news had time to come. Nothing waits for longer than the news may take.
 */
export class CutFrameFilter {
  readonly #pass: (tag: FlvTag) => void;
  /** The newest picture and what came after it. */
  #held: HeldTag[] = [];
  #waiting: NodeJS.Timeout | undefined;
  #newsAt = Number.NEGATIVE_INFINITY;

  constructor({ pass }: CutFrameFilterOptions) {
    this.#pass = pass;
  }

  push(tag: FlvTag): void {
    this.#take({ tag, cameAt: performance.now() });
  }

  /** The frame before the keyframe that came last, or comes next, has no end. */
  reportCut(): void {
    if (this.#waiting) this.#decide(true);
    else this.#newsAt = performance.now();
  }

  close(): void {
    clearTimeout(this.#waiting);
    this.#waiting = undefined;
    this.#held = [];
  }

  #take(held: HeldTag): void {
    const { tag, cameAt } = held;
    const isPicture = tag.kind === 'video' && (tag.role === 'frame' || tag.role === 'keyframe');
    const [picture] = this.#held;
    if (!this.#waiting && !isPicture && picture && cameAt - picture.cameAt > newsDelayMs) {
      // The picture stands still, and the sound goes on.
      this.#passHeld();
      this.#pass(tag);
    } else if (this.#waiting || (!isPicture && picture)) {
      this.#held.push(held);
    } else if (!isPicture) {
      this.#pass(tag);
    } else if (tag.role === 'keyframe' && this.#held.length > 0) {
      this.#held.push(held);
      const waitMs = cameAt + newsDelayMs - performance.now();
      if (performance.now() - this.#newsAt < newsLifeMs) this.#decide(true);
      else if (waitMs <= 0) this.#decide(false);
      else this.#waiting = setTimeout(() => this.#decide(false), waitMs);
    } else {
      this.#passHeld();
      this.#held = [held];
    }
  }

  #passHeld(): void {
    const held = this.#held;
    this.#held = [];
    for (const { tag } of held) this.#pass(tag);
  }

  #decide(cut: boolean): void {
    clearTimeout(this.#waiting);
    this.#waiting = undefined;
    this.#newsAt = Number.NEGATIVE_INFINITY;
    const [picture, ...rest] = this.#held;
    this.#held = [];
    if (picture && !cut) this.#pass(picture.tag);
    for (const held of rest) this.#take(held);
  }
}
