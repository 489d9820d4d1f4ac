import type { FlvTag } from '../continuity/FlvReader.ts';

/** A picture that stands still for this long holds the sound up no longer: a browser of two pictures a second is still followed. */
const holdMs = 500;
/** The news of a keyframe and the keyframe itself come on different ways: a machine that is too busy is late with either. */
const newsDelayMs = 1000;
/** News that no keyframe followed is about another one: half of the pace of keyframes. */
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
 * keyframe until the news of it is there, which is the case already unless the machine is too busy. A media server that never
 * told of a keyframe is not waited for.
 */
export class CutFrameFilter {
  readonly #pass: (tag: FlvTag) => void;
  /** The newest picture and what came after it. */
  #held: HeldTag[] = [];
  #waiting: NodeJS.Timeout | undefined;
  /** Of a keyframe that has not come yet. */
  #news: { cut: boolean; at: number } | undefined;
  #hasNews = false;

  constructor({ pass }: CutFrameFilterOptions) {
    this.#pass = pass;
  }

  push(tag: FlvTag): void {
    this.#take({ tag, cameAt: performance.now() });
  }

  /** Of the keyframe that came last and waits, or else comes next. @param cut the frame before it has no end. */
  reportKeyFrame({ cut }: { cut: boolean }): void {
    this.#hasNews = true;
    if (this.#waiting) this.#decide(cut);
    else this.#news = { cut, at: performance.now() };
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
    if (!this.#waiting && !isPicture && picture && cameAt - picture.cameAt > holdMs) {
      // The picture stands still, and the sound goes on.
      this.#passHeld();
      this.#pass(tag);
    } else if (this.#waiting || (!isPicture && picture)) {
      this.#held.push(held);
    } else if (!isPicture) {
      this.#pass(tag);
    } else if (tag.role === 'keyframe') {
      this.#takeKeyFrame(held);
    } else {
      this.#passHeld();
      this.#held = [held];
    }
  }

  #takeKeyFrame(held: HeldTag): void {
    const news = this.#takeNews();
    const hasPicture = this.#held.length > 0;
    this.#held.push(held);
    if (!hasPicture) return;
    const waitMs = held.cameAt + newsDelayMs - performance.now();
    if (news) this.#decide(news.cut);
    else if (!this.#hasNews || waitMs <= 0) this.#decide(false);
    else this.#waiting = setTimeout(() => this.#decide(false), waitMs);
  }

  #takeNews(): { cut: boolean } | undefined {
    const news = this.#news;
    this.#news = undefined;
    return news && performance.now() - news.at < newsLifeMs ? news : undefined;
  }

  #passHeld(): void {
    const held = this.#held;
    this.#held = [];
    for (const { tag } of held) this.#pass(tag);
  }

  #decide(cut: boolean): void {
    clearTimeout(this.#waiting);
    this.#waiting = undefined;
    const [picture, ...rest] = this.#held;
    this.#held = [];
    if (picture && !cut) this.#pass(picture.tag);
    for (const held of rest) this.#take(held);
  }
}
