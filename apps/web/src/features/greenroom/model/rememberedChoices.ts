import { z } from 'zod';

/** What a person chose in the device check, so that the next visit needs one press. */
const rememberedChoices = z.object({
  name: z.string().max(60).default(''),
  cameraOn: z.boolean().default(true),
  microphoneOn: z.boolean().default(true),
  cameraId: z.string().nullable().default(null),
  microphoneId: z.string().nullable().default(null),
  speakerId: z.string().nullable().default(null),
});
export type RememberedChoices = z.infer<typeof rememberedChoices>;

const storageKey = 'footlight.choices';
const noChoices = (): RememberedChoices => rememberedChoices.parse({});

/** A browser that keeps no data for this page throws on access; then nothing is remembered. */
const findStorage = (): Storage | undefined => {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
};

export function readChoices(storage: Pick<Storage, 'getItem'> | undefined = findStorage()): RememberedChoices {
  const text = storage?.getItem(storageKey);
  if (!text) return noChoices();
  try {
    return rememberedChoices.parse(JSON.parse(text));
  } catch {
    return noChoices();
  }
}

export function rememberChoices(
  change: Partial<RememberedChoices>,
  storage: Pick<Storage, 'getItem' | 'setItem'> | undefined = findStorage(),
): void {
  if (!storage) return;
  try {
    storage.setItem(storageKey, JSON.stringify({ ...readChoices(storage), ...change }));
  } catch {
    // A full or closed storage costs only the convenience.
    return;
  }
}
