import { useEffect, useState } from 'react';
import { GuestVisit } from '../model/GuestVisit.ts';

/** A visit that lasts as long as the page. Null during the first render. */
export function useGuestVisit(token: string): GuestVisit | null {
  const [visit, setVisit] = useState<GuestVisit | null>(null);
  useEffect(() => {
    const begun = new GuestVisit(token);
    setVisit(begun);
    void begun.check();
    return () => {
      setVisit(null);
      void begun.close();
    };
  }, [token]);
  return visit;
}
