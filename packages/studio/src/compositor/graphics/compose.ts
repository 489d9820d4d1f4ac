import type { Banner, CommentCard, Look } from '@footlight/contracts';
import { isTall } from '../../layout/geometry.ts';
import type { Size } from '../../layout/types.ts';
import { fontOf, panelOpacity, withOpacity } from '../look.ts';
import type { Drawing, MeasureText } from './drawing.ts';
import { wrapText } from './wrapText.ts';

/** What a drawing is made for. */
export interface Setting {
  look: Look;
  /** Of the Program. */
  size: Size;
  measure: MeasureText;
}

/** The measure of everything written: a sixtieth of the frame's shorter side. */
export const unitOf = ({ width, height }: Size): number => Math.min(width, height) / 60;

/** Of the strip at the frame's lower edge. */
export const tickerHeightOf = (size: Size): number => Math.round(unitOf(size) * 3.4);

/** Name and role in a box beside an accent, or over the whole width on the accent itself. */
export function composeBanner({ style, title, subtitle }: Banner, setting: Setting): Drawing {
  return style === 'lowerThird' ? composeLowerThird({ title, subtitle }, setting) : composeWideBanner({ title, subtitle }, setting);
}

type Lines = Pick<Banner, 'title' | 'subtitle'>;

function composeLowerThird({ title, subtitle }: Lines, { look, size, measure }: Setting): Drawing {
  const unit = unitOf(size);
  const titleFont = fontOf(look.font, 700, Math.round(unit * 2.4));
  const subtitleFont = fontOf(look.font, 500, Math.round(unit * 1.6));
  const padding = Math.round(unit * 1.4);
  const stripe = Math.max(4, Math.round(unit * 0.5));
  const maxText = Math.round(size.width * 0.8) - padding * 2 - stripe;
  const wrap = (text: string, { font, maxLines }: { font: string; maxLines: number }): string[] =>
    // A tall frame has room for lines where a wide one has it for letters.
    isTall(size) ? wrapText(text, { maxWidth: maxText, maxLines, measure: (line) => measure(line, font) }) : [text];
  const titles = wrap(title, { font: titleFont, maxLines: 3 });
  const subtitles = subtitle ? wrap(subtitle, { font: subtitleFont, maxLines: 2 }) : [];
  const widest = Math.max(...titles.map((line) => measure(line, titleFont)), ...subtitles.map((line) => measure(line, subtitleFont)));
  const textWidth = Math.min(maxText, Math.ceil(widest));
  const width = textWidth + padding * 2 + stripe;
  const single = Math.round(unit * (subtitle ? 6.4 : 4.4));
  const titleLine = Math.round(unit * 3);
  const subtitleLine = Math.round(unit * 2.1);
  const below = (titles.length - 1) * titleLine;
  const height = single + below + Math.max(0, subtitles.length - 1) * subtitleLine;
  const x = stripe + padding;
  return {
    width,
    height,
    shapes: [
      { kind: 'box', x: 0, y: 0, width, height, colour: withOpacity(look.panel, panelOpacity) },
      { kind: 'box', x: 0, y: 0, width: stripe, height, colour: look.accent },
      ...titles.map((text, index) => ({
        ...{ kind: 'text' as const, text, x, y: (subtitle ? single * 0.36 : single / 2) + index * titleLine, font: titleFont },
        ...{ colour: look.text, maxWidth: textWidth },
      })),
      ...subtitles.map((text, index) => ({
        ...{ kind: 'text' as const, text, x, y: single * 0.72 + below + index * subtitleLine, font: subtitleFont },
        ...{ colour: look.accent, maxWidth: textWidth },
      })),
    ],
  };
}

function composeWideBanner({ title, subtitle }: Lines, { look, size, measure }: Setting): Drawing {
  const unit = unitOf(size);
  const titlePx = Math.round(unit * 2.6);
  const titleFont = fontOf(look.font, 700, titlePx);
  const subtitleFont = fontOf(look.font, 500, Math.round(unit * 1.7));
  const padding = Math.round(unit * 2.2);
  const { width } = size;
  const room = width - padding * 2;
  const lines = wrapText(title, { maxWidth: room, maxLines: 2, measure: (text) => measure(text, titleFont) });
  const lineHeight = Math.round(titlePx * 1.25);
  const height = Math.round(unit * 2.4 + lines.length * lineHeight + (subtitle ? unit * 2.4 : 0));
  const top = unit * 1.2 + lineHeight / 2;
  const rule = Math.max(3, Math.round(unit * 0.4));
  return {
    width,
    height,
    shapes: [
      { kind: 'box', x: 0, y: 0, width, height, colour: withOpacity(look.panel, panelOpacity) },
      { kind: 'box', x: 0, y: 0, width, height: rule, colour: look.accent },
      ...lines.map((text, index) => ({
        ...{ kind: 'text' as const, text, x: padding, y: top + index * lineHeight, font: titleFont, colour: look.text },
        maxWidth: room,
      })),
      ...(subtitle
        ? [
            {
              ...{ kind: 'text' as const, text: subtitle, x: padding, y: height - unit * 2.2, font: subtitleFont, colour: look.accent },
              maxWidth: room,
            },
          ]
        : []),
    ],
  };
}

/** What somebody wrote, with who it was, as a card. */
export function composeComment({ author, text }: CommentCard, { look, size, measure }: Setting): Drawing {
  const unit = unitOf(size);
  const textPx = Math.round(unit * 2.1);
  const authorFont = fontOf(look.font, 700, Math.round(unit * 1.6));
  const textFont = fontOf(look.font, 500, textPx);
  const padding = Math.round(unit * 1.6);
  const maxText = Math.round(size.width * 0.72) - padding * 2;
  const lines = wrapText(text, { maxWidth: maxText, maxLines: 4, measure: (line) => measure(line, textFont) });
  const textWidth = Math.min(maxText, Math.ceil(Math.max(measure(author, authorFont), ...lines.map((line) => measure(line, textFont)))));
  const lineHeight = Math.round(textPx * 1.35);
  const width = textWidth + padding * 2;
  const head = Math.round(unit * 2.2);
  const height = padding * 2 + head + lines.length * lineHeight;
  return {
    width,
    height,
    shapes: [
      { kind: 'box', x: 0, y: 0, width, height, colour: withOpacity(look.panel, 0.9), radius: Math.round(unit) },
      {
        ...{ kind: 'text', text: author, x: padding, y: padding + head * 0.35, font: authorFont, colour: look.accent },
        maxWidth: textWidth,
      },
      ...lines.map((line, index) => ({
        ...{ kind: 'text' as const, text: line, x: padding, y: padding + head + (index + 0.5) * lineHeight, font: textFont },
        ...{ colour: look.text, maxWidth: textWidth },
      })),
    ],
  };
}

/** Figures in a box, such as the time of day, with a label above when there is one. */
export function composeFigures({ figures, label, large }: { figures: string; label: string; large: boolean }, setting: Setting): Drawing {
  const { look, size, measure } = setting;
  const unit = unitOf(size);
  const figuresPx = Math.round(unit * (large ? 11 : 2.4));
  const figuresFont = fontOf(look.font, 700, figuresPx);
  const labelFont = fontOf(look.font, 500, Math.round(unit * (large ? 2.6 : 1.5)));
  const padding = Math.round(unit * (large ? 2.4 : 0.9));
  // Every digit as wide as the widest, so that the box does not tremble as they change.
  const widest = figures.replace(/\d/g, '0');
  const maxText = Math.round(size.width * 0.9) - padding * 2;
  const roomWidth = Math.min(maxText, Math.ceil(measure(widest, figuresFont)));
  const figuresWidth = Math.min(maxText, Math.ceil(measure(figures, figuresFont)));
  const labelWidth = label ? Math.min(maxText, Math.ceil(measure(label, labelFont))) : 0;
  const textWidth = Math.max(roomWidth, figuresWidth, labelWidth);
  const labelHeight = label ? Math.round(unit * (large ? 3.6 : 2)) : 0;
  const width = textWidth + padding * 2;
  const height = Math.round(figuresPx * 1.15) + labelHeight + padding * 2;
  const centred = (textOf: number): number => padding + (textWidth - textOf) / 2;
  return {
    width,
    height,
    shapes: [
      {
        ...{ kind: 'box', x: 0, y: 0, width, height, radius: Math.round(unit * (large ? 1.4 : 0.5)) },
        colour: withOpacity(look.panel, panelOpacity),
      },
      ...(label
        ? [
            {
              ...{ kind: 'text' as const, text: label, x: centred(labelWidth), y: padding + labelHeight * 0.45, font: labelFont },
              ...{ colour: look.accent, maxWidth: textWidth },
            },
          ]
        : []),
      {
        ...{ kind: 'text', text: figures, x: centred(figuresWidth), y: padding + labelHeight + figuresPx * 0.6, font: figuresFont },
        ...{ colour: look.text, maxWidth: textWidth },
      },
    ],
  };
}

/** The ticker's line, once; it stands on a strip that is drawn beneath. */
export function composeTickerText(text: string, { look, size, measure }: Setting): Drawing {
  const font = fontOf(look.font, 600, Math.round(unitOf(size) * 1.8));
  const height = tickerHeightOf(size);
  // No canvas is made wider than browsers allow.
  const width = Math.min(16_000, Math.ceil(measure(text, font)));
  return { width, height, shapes: [{ kind: 'text', text, x: 0, y: height / 2 + 1, font, colour: look.text, maxWidth: width }] };
}
