import type { DrawContext, Picture } from '../types.ts';
import { type Drawing, type MeasureText, paintDrawing } from './drawing.ts';

/** A drawing that is painted when it changes and copied otherwise: setting letters costs a hundred times what copying them does. */
export class CachedDrawing {
  readonly #canvas = new OffscreenCanvas(1, 1);
  readonly #context: DrawContext;
  #key: string | undefined;

  constructor() {
    const context = this.#canvas.getContext('2d');
    if (!context) throw new Error('no 2d context on an OffscreenCanvas');
    this.#context = context;
  }

  /** @param key the same as long as `compose` would give the same drawing. */
  get(key: string, compose: (measure: MeasureText) => Drawing): Picture {
    if (key !== this.#key) {
      const drawing = compose((text, font) => {
        this.#context.font = font;
        return this.#context.measureText(text).width;
      });
      this.#canvas.width = Math.max(1, drawing.width);
      this.#canvas.height = Math.max(1, drawing.height);
      paintDrawing(this.#context, drawing);
      this.#key = key;
    }
    return { image: this.#canvas, width: this.#canvas.width, height: this.#canvas.height };
  }
}
