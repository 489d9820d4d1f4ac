import type { DrawContext, DrawPlan } from './types.ts';

export const fadeMs = 250;

/** A cross-fade: the picture as it was lies over the new one and goes. */
export class SceneFade {
  #cueSerial: number;
  #before: OffscreenCanvas | undefined;
  #startedMs = Number.NEGATIVE_INFINITY;

  constructor({ cue }: DrawPlan) {
    this.#cueSerial = cue.serial;
  }

  /** Begins when the plan switches scenes by a fade. @param shown what is on the canvas now. */
  setPlan({ cue, size }: DrawPlan, { shown, nowMs }: { shown: CanvasImageSource; nowMs: number }): void {
    const isNew = cue.serial !== this.#cueSerial;
    this.#cueSerial = cue.serial;
    if (!isNew) return;
    this.#startedMs = Number.NEGATIVE_INFINITY;
    if (cue.transition !== 'fade') return;
    this.#before ??= new OffscreenCanvas(size.width, size.height);
    this.#before.getContext('2d', { alpha: false })?.drawImage(shown, 0, 0);
    this.#startedMs = nowMs;
  }

  /** Lays what is left of the old picture over the new one. */
  draw(context: DrawContext, nowMs: number): void {
    const share = (nowMs - this.#startedMs) / fadeMs;
    if (!this.#before || share >= 1) return;
    context.globalAlpha = 1 - Math.max(0, share);
    context.drawImage(this.#before, 0, 0);
    context.globalAlpha = 1;
  }
}
