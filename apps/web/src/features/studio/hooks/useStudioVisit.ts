import { useEffect, useRef, useState } from 'react';
import type { BroadcastView } from '../../broadcasts/index.ts';
import { StudioVisit } from '../model/StudioVisit.ts';

/** A visit that lasts as long as the page. Null during the first render. */
export function useStudioVisit(broadcast: BroadcastView): StudioVisit | null {
  const opening = useRef(broadcast);
  const [visit, setVisit] = useState<StudioVisit | null>(null);
  useEffect(() => {
    const begun = new StudioVisit(opening.current);
    setVisit(begun);
    return () => {
      setVisit(null);
      void begun.close();
    };
  }, []);
  return visit;
}
