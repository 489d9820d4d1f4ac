import { useEffect, useRef, useState } from 'react';
import { StudioVisit, type StudioVisitOptions } from '../model/StudioVisit.ts';

/** A visit that lasts as long as the page. Null during the first render. */
export function useStudioVisit(options: StudioVisitOptions): StudioVisit | null {
  const opening = useRef(options);
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
