'use client';

import type { Store } from '@footlight/studio';
import { useSelected } from '../hooks/useStore.ts';
import { LevelMeter } from './LevelMeter.tsx';

interface StoreMeterProps {
  levels: Store<ReadonlyMap<string, number>>;
  /** A peer's id, or `program`. */
  levelKey: string;
  label: string;
  vertical?: boolean;
}

/** The meter of one voice of the mix. It renders alone, ten times a second. */
export function StoreMeter({ levels, levelKey, ...rest }: StoreMeterProps) {
  const level = useSelected(levels, (all) => all.get(levelKey) ?? 0);
  return <LevelMeter level={level} {...rest} />;
}
