import type { ShowRunner, StudioSession } from '@footlight/studio';
import { createContext, useContext } from 'react';
import type { BrandView } from '../../branding/index.ts';
import type { LiveControl } from '../model/LiveControl.ts';
import type { ShowVisit } from '../model/ShowVisit.ts';
import type { StudioVisit } from '../model/StudioVisit.ts';

export interface ShowParts {
  visit: ShowVisit;
  session: ShowRunner;
  /** Null where another browser mixes the show. */
  live: LiveControl | null;
  /** As it was stored when the page was opened. */
  brand: BrandView;
}

/** The same where this browser mixes it. */
export interface MixingParts extends ShowParts {
  visit: StudioVisit;
  session: StudioSession;
  live: LiveControl;
}

export const StudioContext = createContext<ShowParts | null>(null);
export const MixingContext = createContext<MixingParts | null>(null);

/** The studio one is inside of, as its host or beside them. */
export function useStudio(): ShowParts {
  const parts = useContext(StudioContext);
  if (!parts) throw new Error('useStudio needs a StudioContext above it');
  return parts;
}

/** The same; null where another browser mixes. */
export const useMixing = (): MixingParts | null => useContext(MixingContext);

/** The studio of the host, whose browser mixes the show. */
export function useMixingStudio(): MixingParts {
  const parts = useContext(MixingContext);
  if (!parts) throw new Error('useMixingStudio needs a MixingContext above it');
  return parts;
}
