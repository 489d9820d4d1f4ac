import { z } from 'zod';
import { isPlainText } from './plainText.ts';

/** In UTF-16 units. */
export const maxNotesLength = 20_000;

/** A Broadcast's notes. The version rises with every change, so that nobody writes over what they have not seen. */
export const showNotes = z.object({
  version: z.number().int().min(0),
  text: z.string().max(maxNotesLength, `At most ${maxNotesLength} characters.`).refine(isPlainText, 'Control characters cannot be kept.'),
});
export type ShowNotes = z.infer<typeof showNotes>;

/** How fast the teleprompter goes, in characters per second; people speak about 15. */
export const teleprompterSpeed = { min: 4, max: 40, initial: 14 } as const;

/** Where the hosts read. Places are counted in the text's characters, since every screen breaks its lines elsewhere. */
export const teleprompter = z.object({
  running: z.boolean(),
  /** The character at the reading line, as of when this was sent; between two characters while it runs. */
  position: z.number().min(0).max(maxNotesLength),
  /** Characters per second while it runs. */
  speed: z.number().min(teleprompterSpeed.min).max(teleprompterSpeed.max),
});
export type Teleprompter = z.infer<typeof teleprompter>;

/** Some fields; the position is where the Room has it unless it is named. */
export const teleprompterChange = teleprompter.partial();
export type TeleprompterChange = z.infer<typeof teleprompterChange>;

export const initialTeleprompter: Teleprompter = { running: false, position: 0, speed: teleprompterSpeed.initial };

/** Where it stands after some time. @param elapsedMs since `state` held. */
export function advanceTeleprompter(state: Teleprompter, elapsedMs: number): Teleprompter {
  if (!state.running) return state;
  const position = state.position + (state.speed * Math.max(0, elapsedMs)) / 1000;
  return { ...state, position: Math.min(position, maxNotesLength) };
}

/** Fields that the change does not name stay as they are. */
export function applyTeleprompterChange(current: Teleprompter, change: TeleprompterChange): Teleprompter {
  const named = Object.entries(change).filter(([, value]) => value !== undefined);
  return teleprompter.parse({ ...current, ...Object.fromEntries(named) });
}
