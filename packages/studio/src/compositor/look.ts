import type { Colour, ProgramFont } from '@footlight/contracts';

/** Colours of the Program's own drawing that no Look changes. They are burnt into the picture, so they do not follow the page's theme. */
export const colours = {
  letterbox: '#000000',
  card: '#1a1c23',
  cardText: '#ffffff',
} as const;

/** The families that the page's style sheets declare. */
export const fontFamilies: Readonly<Record<ProgramFont, string>> = {
  inter: 'Inter Variable',
  montserrat: 'Montserrat Variable',
  lora: 'Lora Variable',
  oswald: 'Oswald Variable',
};

/** Of this thread: how often letters have come. */
let renewals = 0;

/**
 * Fonts are asked for under another name from now on. In a Worker, Chromium 156 goes on with what stood in when a font was first
 * asked for, though its letters have come since.
 */
export function renewFonts(): void {
  renewals += 1;
}

/** What a canvas takes as a font: the family, and what stands in until it is there. */
export const fontOf = (font: ProgramFont, weight: number, px: number): string =>
  `${weight} ${px}px "${fontFamilies[font]}", system-ui, "Segoe UI", "Helvetica Neue", Arial, ${font === 'lora' ? 'serif' : 'sans-serif'}${renewals > 0 ? `, "letters ${renewals}"` : ''}`;

/** @param opacity 0 to 1. */
export const withOpacity = (colour: Colour, opacity: number): string =>
  `${colour}${Math.round(opacity * 255)
    .toString(16)
    .padStart(2, '0')}`;

/** How much of the picture shows through what letters stand on. */
export const panelOpacity = 0.8;

/** Disc colours of name cards, all dark enough for white letters. */
const discColours = ['#a23b4f', '#9a5a1e', '#6d6a1f', '#2f7a4b', '#1f7480', '#3461a8', '#5b4bb0', '#8b3f93'] as const;

/** The same name has the same colour in every frame and every browser. */
export function discColourOf(name: string): string {
  let hash = 0;
  for (const letter of name) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 65_536;
  return discColours[hash % discColours.length] ?? discColours[0];
}
