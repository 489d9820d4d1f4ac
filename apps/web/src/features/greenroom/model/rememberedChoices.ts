import { z } from 'zod';
import { backgroundIds } from './backgrounds.ts';

const microphoneSound = z.object({
  echoCancellation: z.boolean(),
  noiseSuppression: z.boolean(),
  autoGainControl: z.boolean(),
  music: z.boolean(),
});

/** What a person chose in the device check, so that the next visit needs one press. */
const rememberedChoices = z.object({
  name: z.string().max(60).default(''),
  cameraOn: z.boolean().default(true),
  microphoneOn: z.boolean().default(true),
  cameraId: z.string().nullable().default(null),
  microphoneId: z.string().nullable().default(null),
  /** What the browser does to the sound of each microphone, by device id. */
  microphoneSounds: z.record(z.string(), microphoneSound).default({}),
  speakerId: z.string().nullable().default(null),
  background: z.enum(backgroundIds).default('none'),
});
export type RememberedChoices = z.infer<typeof rememberedChoices>;

const storageKey = 'footlight.choices';
const showKey = 'footlight.show';

/** What was switched on air or backstage: it outlives a reload of the tab, not the show. */
const showChoices = z.object({ cameraOn: z.boolean().optional(), microphoneOn: z.boolean().optional() });
export type ShowChoices = Partial<Pick<RememberedChoices, 'cameraOn' | 'microphoneOn'>>;
const noChoices = (): RememberedChoices => rememberedChoices.parse({});

type ReadableStorage = Pick<Storage, 'getItem'>;
type WritableStorage = Pick<Storage, 'getItem' | 'setItem'>;

/** A browser that keeps no data for this page throws on access; then nothing is remembered. */
const findStorage = (kind: 'localStorage' | 'sessionStorage'): Storage | undefined => {
  try {
    return globalThis[kind];
  } catch {
    return undefined;
  }
};

function readParsed<T>(schema: z.ZodType<T>, { storage, key }: { storage: ReadableStorage | undefined; key: string }): T | undefined {
  const text = storage?.getItem(key);
  if (!text) return undefined;
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

export function readChoices(storage: ReadableStorage | undefined = findStorage('localStorage')): RememberedChoices {
  return readParsed(rememberedChoices, { storage, key: storageKey }) ?? noChoices();
}

/** Choices of the device check, with what was switched since within this tab's show. */
export function readCurrentChoices(): RememberedChoices {
  const choices = readChoices();
  const show = readParsed(showChoices, { storage: findStorage('sessionStorage'), key: showKey });
  return { ...choices, cameraOn: show?.cameraOn ?? choices.cameraOn, microphoneOn: show?.microphoneOn ?? choices.microphoneOn };
}

/** @param choices null: the show is over, and the next one begins with what the device check says. */
export function rememberForShow(choices: ShowChoices | null, storage: WritableStorage | undefined = findStorage('sessionStorage')): void {
  if (!storage) return;
  const before = choices ? readParsed(showChoices, { storage, key: showKey }) : undefined;
  try {
    storage.setItem(showKey, JSON.stringify({ ...before, ...choices }));
  } catch {
    // A full or closed storage costs only the convenience.
    return;
  }
}

export function rememberChoices(
  change: Partial<RememberedChoices>,
  storage: WritableStorage | undefined = findStorage('localStorage'),
): void {
  if (!storage) return;
  try {
    storage.setItem(storageKey, JSON.stringify({ ...readChoices(storage), ...change }));
  } catch {
    // A full or closed storage costs only the convenience.
    return;
  }
}
