import { z } from 'zod';

/** Red, green, blue in hexadecimal: `#rrggbb`. */
export const colour = z.string().regex(/^#[0-9a-f]{6}$/, 'A colour is written as # and six hexadecimal digits.');
export type Colour = z.infer<typeof colour>;

/** Beside a line in the accent colour; on the accent colour; above a line of it; in a rounded box. */
export const nameTagStyle = z.enum(['bar', 'solid', 'line', 'pill']);
export type NameTagStyle = z.infer<typeof nameTagStyle>;

/** Fonts that come with Footlight: a browser never asks another server for one. */
export const programFont = z.enum(['inter', 'montserrat', 'lora', 'oswald']);
export type ProgramFont = z.infer<typeof programFont>;

/** How what Footlight itself draws into the Program looks. */
export const look = z.object({
  accent: colour,
  /** Of letters. */
  text: colour,
  /** Behind letters. */
  panel: colour,
  /** Where no picture is. */
  background: colour,
  nameTags: nameTagStyle,
  font: programFont,
});
export type Look = z.infer<typeof look>;

export const defaultLook: Look = {
  accent: '#f5b942',
  text: '#ffffff',
  panel: '#0a0b0f',
  background: '#0e0f13',
  nameTags: 'bar',
  font: 'inter',
};

/** Pictures of the brand: in a corner, over the whole frame, and behind everyone. */
export const brandImageSlot = z.enum(['logo', 'overlay', 'background']);
export type BrandImageSlot = z.infer<typeof brandImageSlot>;

/** Bytes. */
export const maxBrandImageBytes: Record<BrandImageSlot, number> = { logo: 1_048_576, overlay: 5_242_880, background: 5_242_880 };
