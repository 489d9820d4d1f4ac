import type { ProgramFont } from '@footlight/contracts';
import { colours, discColourOf, fontOf } from './look.ts';
import type { DrawContext, PlanItem } from './types.ts';

/** The first letter as people see one: 'é' written as two code points is one, and so is a flag. */
export function initialOf(name: string): string {
  const [first] = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(name.trim());
  return first ? first.segment.toLocaleUpperCase() : '?';
}

/** Stands in for a person without a picture: an initial on a coloured disc, and the name beneath when no name tag is shown. */
export function drawNameCard(context: DrawContext, { x, y, width, height, kind, name, nameTag }: PlanItem, font: ProgramFont): void {
  context.fillStyle = colours.card;
  context.fillRect(x, y, width, height);
  const radius = Math.min(width, height) * 0.22;
  const centreX = x + width / 2;
  const centreY = y + height / 2;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  if (kind === 'screen') {
    context.fillStyle = colours.cardText;
    context.font = fontOf(font, 500, Math.max(14, Math.round(radius * 0.4)));
    context.fillText(`${name}’s screen is starting`, centreX, centreY, width * 0.9);
    return;
  }
  context.fillStyle = discColourOf(name);
  context.beginPath();
  context.arc(centreX, centreY, radius, 0, Math.PI * 2);
  context.fill();
  context.fillStyle = colours.cardText;
  context.font = fontOf(font, 600, Math.round(radius));
  context.fillText(initialOf(name), centreX, centreY + radius * 0.04);
  if (nameTag !== null) return;
  context.font = fontOf(font, 500, Math.max(12, Math.round(radius * 0.32)));
  context.fillText(name, centreX, centreY + radius * 1.4, width * 0.9);
}
