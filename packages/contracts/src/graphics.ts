/** What is written over the Program's picture. */
import { z } from 'zod';

/** One line of letters: no control characters, which a canvas draws as boxes. */
const line = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `At most ${max} characters.`)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    .regex(/^[^\u0000-\u001f\u007f]*$/, 'One line, without control characters.');
const filledLine = (max: number) => line(max).min(1, 'Write something.');

/** In the lower left, or over the whole width. */
export const bannerStyle = z.enum(['lowerThird', 'banner']);
export type BannerStyle = z.infer<typeof bannerStyle>;

export const autoHideS = { min: 3, max: 600 } as const;

export const banner = z.object({
  /** Of the saved banner that it came from. */
  id: z.string().min(1).max(64),
  style: bannerStyle,
  title: filledLine(120),
  /** The second line; may be empty. */
  subtitle: line(160),
  /** Seconds until it goes by itself; null: it stays. */
  autoHideS: z.number().int().min(autoHideS.min).max(autoHideS.max).nullable(),
});
export type Banner = z.infer<typeof banner>;

export const ticker = z.object({ id: z.string().min(1).max(64), text: filledLine(500) });
export type Ticker = z.infer<typeof ticker>;

export const countdown = z.object({
  /** Wall clock, ms since epoch. */
  endsAtMs: z.number().int().nonnegative(),
  /** Above the figures; may be empty. */
  label: line(80),
});
export type Countdown = z.infer<typeof countdown>;

/** The time of day. */
export const clock = z.object({
  /** IANA name; null: of the browser that composes. */
  timeZone: z.string().max(64).nullable(),
});
export type Clock = z.infer<typeof clock>;

/** Something that somebody in the audience wrote. */
export const commentCard = z.object({ author: filledLine(80), text: filledLine(400) });
export type CommentCard = z.infer<typeof commentCard>;

/** A banner or ticker kept for the show. */
export const savedBanner = z.discriminatedUnion('style', [
  banner.extend({ style: z.literal('lowerThird') }),
  banner.extend({ style: z.literal('banner') }),
  ticker.extend({ style: z.literal('ticker') }),
]);
export type SavedBanner = z.infer<typeof savedBanner>;

export const maxSavedBanners = 50;

/** A Broadcast's saved banners. The version rises with every change. */
export const savedBanners = z.object({
  version: z.number().int().min(0),
  banners: z
    .array(savedBanner)
    .max(maxSavedBanners, `At most ${maxSavedBanners} banners.`)
    .refine((banners) => new Set(banners.map(({ id }) => id)).size === banners.length, 'Two banners have the same id.'),
});
export type SavedBanners = z.infer<typeof savedBanners>;
