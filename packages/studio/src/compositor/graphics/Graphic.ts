import type { Rect } from '../../layout/types.ts';
import type { DrawContext, Picture } from '../types.ts';
import { CachedDrawing } from './CachedDrawing.ts';
import type { Drawing, MeasureText } from './drawing.ts';
import type { Place } from './placeGraphics.ts';

export const appearMs = 200;

/** Slows down towards the end (cubic). @param share 0 at the start, 1 at the end. */
export const ease = (share: number): number => 1 - (1 - share) ** 3;

interface GraphicOptions {
  /** Of the clock that `draw` is given; minus infinity stands there at once. */
  appearedMs: number;
  /** Pixels that it comes up by while it appears. */
  rise: number;
}

/** One graphic from its appearance until it has gone. */
export class Graphic {
  readonly #options: GraphicOptions;
  readonly #drawing = new CachedDrawing();
  #picture: Picture | undefined;
  #place: Place | undefined;
  #leftMs: number | undefined;

  constructor(options: GraphicOptions) {
    this.#options = options;
  }

  /** Undefined until it was painted. */
  get picture(): Picture | undefined {
    return this.#picture;
  }

  /** Where it stands; undefined until it was placed. */
  get rect(): Rect | undefined {
    return this.#picture && this.#place && { ...this.#place, width: this.#picture.width, height: this.#picture.height };
  }

  /** @param key the same as long as `compose` would give the same drawing. */
  paint(key: string, compose: (measure: MeasureText) => Drawing): Picture {
    this.#picture = this.#drawing.get(key, compose);
    return this.#picture;
  }

  moveTo(place: Place | undefined): void {
    this.#place = place;
  }

  leave(nowMs: number): void {
    this.#leftMs ??= nowMs;
  }

  hasGone(nowMs: number): boolean {
    return this.#leftMs !== undefined && nowMs - this.#leftMs >= appearMs;
  }

  draw(context: DrawContext, nowMs: number): void {
    if (!this.#picture || !this.#place) return;
    const shown = ease(this.shareAt(nowMs));
    const y = this.#place.y + (1 - shown) * this.#options.rise;
    context.globalAlpha = shown;
    context.drawImage(this.#picture.image, this.#place.x, y);
    context.globalAlpha = 1;
  }

  /** 0 while it is not there, 1 while it stands. */
  shareAt(nowMs: number): number {
    const came = Math.min(1, Math.max(0, (nowMs - this.#options.appearedMs) / appearMs));
    return this.#leftMs === undefined ? came : came * (1 - Math.min(1, (nowMs - this.#leftMs) / appearMs));
  }
}
