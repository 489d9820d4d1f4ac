import { z } from 'zod';

/** dB by which a sound may be turned up or down. */
export const gainRangeDb = { min: -24, max: 12 } as const;

/** A sound of the mix: a person's voice by their peer id, other sound of theirs with its source after a colon. */
const soundId = z.string().min(1).max(80);

const maxGains = 64;

/** How the voices are balanced, for everyone who hears them. */
export const mix = z.object({
  /** Quiet and loud voices are brought to one loudness. */
  levelling: z.boolean(),
  /** dB on top of that; who is not named has 0. */
  gainsDb: z
    .record(soundId, z.number().min(gainRangeDb.min).max(gainRangeDb.max))
    .refine((gains) => Object.keys(gains).length <= maxGains, 'too many sounds'),
});
export type Mix = z.infer<typeof mix>;

export const defaultMix: Mix = { levelling: true, gainsDb: {} };

/** The mix with one sound's gain changed. The gain that was set longest ago gives way when there are too many. */
export function withGain(current: Mix, { soundId, gainDb }: { soundId: string; gainDb: number }): Mix {
  const others = Object.entries(current.gainsDb).filter(([id]) => id !== soundId);
  const clamped = Math.min(gainRangeDb.max, Math.max(gainRangeDb.min, gainDb));
  const gains = clamped === 0 ? others : [...others, [soundId, clamped] as const];
  return { ...current, gainsDb: Object.fromEntries(gains.slice(-maxGains)) };
}
