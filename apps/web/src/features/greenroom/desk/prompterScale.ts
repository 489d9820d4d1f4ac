/** A line of the text as it was written, which the screen may break into several. */
export interface Paragraph {
  /** Of its first character in the whole text. */
  start: number;
  text: string;
}

/** A paragraph on the screen, in pixels. `length` counts its line break. */
export interface PrompterBlock {
  start: number;
  length: number;
  top: number;
  height: number;
}

export function splitParagraphs(text: string): Paragraph[] {
  let start = 0;
  return text.split('\n').map((line) => {
    const paragraph = { start, text: line };
    start += line.length + 1;
    return paragraph;
  });
}

const shareOf = (value: number, { from, size }: { from: number; size: number }): number =>
  size <= 0 ? 0 : Math.min(1, Math.max(0, (value - from) / size));

/** Where a character stands. @param blocks from top to bottom. @returns pixels; 0 without any text. */
export function pixelOf(blocks: readonly PrompterBlock[], position: number): number {
  const block = blocks.findLast(({ start }) => start <= position) ?? blocks[0];
  return block ? block.top + block.height * shareOf(position, { from: block.start, size: block.length }) : 0;
}

/** Which character stands there, to a fraction. @param blocks from top to bottom. */
export function characterAt(blocks: readonly PrompterBlock[], pixel: number): number {
  const block = blocks.findLast(({ top }) => top <= pixel) ?? blocks[0];
  return block ? block.start + block.length * shareOf(pixel, { from: block.top, size: block.height }) : 0;
}
