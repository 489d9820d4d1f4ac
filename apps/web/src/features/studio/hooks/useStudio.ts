import type { StudioSession } from '@footlight/studio';
import { createContext, useContext } from 'react';
import type { BrandView } from '../../branding/index.ts';
import type { LiveControl } from '../model/LiveControl.ts';
import type { StudioVisit } from '../model/StudioVisit.ts';

export interface StudioParts {
  visit: StudioVisit;
  session: StudioSession;
  live: LiveControl;
  /** As it was stored when the page was opened. */
  brand: BrandView;
}

export const StudioContext = createContext<StudioParts | null>(null);

/** The studio one is inside of. */
export function useStudio(): StudioParts {
  const parts = useContext(StudioContext);
  if (!parts) throw new Error('useStudio needs a StudioContext above it');
  return parts;
}
