import type { Store } from '@footlight/studio';
import { useSyncExternalStore } from 'react';

type Readable<T> = Pick<Store<T>, 'getSnapshot' | 'subscribe'>;

/** The store's value, with a render at each change. */
export function useStore<T>(store: Readable<T>): T {
  return useSyncExternalStore(store.subscribe, store.getSnapshot, store.getSnapshot);
}

/** A part of the store's value, with a render only when that part changes. @param select must return the same object for the same state. */
export function useSelected<T, P>(store: Readable<T>, select: (value: T) => P): P {
  const getPart = () => select(store.getSnapshot());
  return useSyncExternalStore(store.subscribe, getPart, getPart);
}
