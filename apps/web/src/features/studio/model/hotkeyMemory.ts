import { Store } from '@footlight/studio';
import { z } from 'zod';
import type { ChosenKeys } from './hotkeys.ts';

const storageKey = 'footlight.hotkeys';
const storedKeys = z.record(z.string().max(64), z.string().min(1).max(4));

/** What this browser keeps; nothing where it keeps no data, or something else than keys. */
function readStored(): ChosenKeys {
  try {
    return storedKeys.safeParse(JSON.parse(localStorage.getItem(storageKey) ?? '{}')).data ?? {};
  } catch {
    return {};
  }
}

/** The keys that a person chose, of this browser and all its studios. */
export const chosenKeys = new Store<ChosenKeys>(typeof localStorage === 'undefined' ? {} : readStored());

export function keepChosenKeys(chosen: ChosenKeys): void {
  chosenKeys.set(chosen);
  try {
    localStorage.setItem(storageKey, JSON.stringify(chosen));
  } catch {
    // It holds for this visit.
  }
}
