import type { Size } from '../../layout/types.ts';
import type { DrawContext } from '../types.ts';

/** Width in pixels of a line of text in a canvas font. */
export type MeasureText = (text: string, font: string) => number;

interface Box extends Size {
  kind: 'box';
  x: number;
  y: number;
  colour: string;
  /** Of its corners, in pixels. */
  radius?: number;
}

interface Text {
  kind: 'text';
  text: string;
  /** The left end of the line, and its middle. */
  x: number;
  y: number;
  font: string;
  colour: string;
  /** Pixels; a longer line is set narrower. */
  maxWidth?: number;
}

/** A small picture of boxes and letters, as plain data; pixels from its own top left corner. */
export interface Drawing extends Size {
  shapes: readonly (Box | Text)[];
}

/** Paints into a canvas of the drawing's size. */
export function paintDrawing(context: DrawContext, { width, height, shapes }: Drawing): void {
  context.clearRect(0, 0, width, height);
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  for (const shape of shapes) {
    context.fillStyle = shape.colour;
    if (shape.kind === 'box') {
      context.beginPath();
      context.roundRect(shape.x, shape.y, shape.width, shape.height, shape.radius ?? 0);
      context.fill();
    } else {
      context.font = shape.font;
      context.fillText(shape.text, shape.x, shape.y, shape.maxWidth);
    }
  }
}
