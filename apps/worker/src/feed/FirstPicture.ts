import { type FlvTag, retimeTag } from '../continuity/FlvReader.ts';

/** From the first picture to the second, at the Program's 30 frames a second. */
const frameMs = 33;

/**
 * Gives an ingest's first picture its time: a frame before the second one, since FFmpeg knows none for it. Until the second one
 * comes it holds all tags.
 */
export class FirstPicture {
  readonly #pass: (tag: FlvTag) => void;
  /** Undefined: the second picture has come. */
  #held: FlvTag[] | undefined = [];

  constructor({ pass }: { pass: (tag: FlvTag) => void }) {
    this.#pass = pass;
  }

  push(tag: FlvTag): void {
    if (!this.#held) {
      this.#pass(tag);
      return;
    }
    const isSecond = isPicture(tag) && this.#held.some(isPicture);
    this.#held.push(tag);
    if (isSecond) this.#release(tag.timestampMs - frameMs);
  }

  close(): void {
    this.#held = [];
  }

  #release(firstPictureMs: number): void {
    const tags = this.#held ?? [];
    this.#held = undefined;
    const sound = tags.filter(({ kind, role }) => kind === 'audio' && role === 'frame');
    const startMs = Math.max(0, Math.min(firstPictureMs, ...sound.map(({ timestampMs }) => timestampMs)));
    const first = tags.find(isPicture);
    for (const tag of tags) {
      if (tag === first) this.#pass(retimeTag(tag, Math.max(0, firstPictureMs)));
      else this.#pass(tag.timestampMs < startMs ? retimeTag(tag, startMs) : tag);
    }
  }
}

const isPicture = ({ kind, role }: FlvTag): boolean => kind === 'video' && (role === 'frame' || role === 'keyframe');
