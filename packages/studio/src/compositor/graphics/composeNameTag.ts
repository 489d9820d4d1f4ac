import { fontOf, panelOpacity, withOpacity } from '../look.ts';
import type { Setting } from './compose.ts';
import type { Drawing } from './drawing.ts';

export interface NameTag {
  name: string;
  /** Of the letters, in pixels. */
  fontSize: number;
  /** What the tag may be wide at most. */
  maxWidth: number;
}

/** A name in one of the four styles. */
export function composeNameTag({ name, fontSize, maxWidth }: NameTag, { look, measure }: Omit<Setting, 'size'>): Drawing {
  const padding = Math.round(fontSize * 0.55);
  const font = fontOf(look.font, 600, fontSize);
  const textWidth = Math.min(Math.ceil(measure(name, font)), Math.max(1, maxWidth - padding * 2));
  const width = textWidth + padding * 2;
  const height = Math.round(fontSize * 1.7);
  const line = Math.max(2, Math.round(fontSize / 7));
  const { nameTags: style, accent } = look;
  const radius = style === 'pill' ? height / 2 : 0;
  return {
    width,
    height,
    shapes: [
      { kind: 'box', x: 0, y: 0, width, height, radius, colour: style === 'solid' ? accent : withOpacity(look.panel, panelOpacity) },
      ...(style === 'bar' ? [{ kind: 'box' as const, x: 0, y: 0, width: line, height, colour: accent }] : []),
      ...(style === 'line' ? [{ kind: 'box' as const, x: 0, y: height - line, width, height: line, colour: accent }] : []),
      { kind: 'text', text: name, x: padding, y: height / 2 + 1, font, colour: look.text, maxWidth: textWidth },
    ],
  };
}
