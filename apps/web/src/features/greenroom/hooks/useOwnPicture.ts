import { useEffect, useState } from 'react';
import { keepOwnPicture, readOwnPicture } from '../model/ownPicture.ts';

/** The background picture of one's own, and a way to choose another one. */
export function useOwnPicture() {
  const [picture, setPicture] = useState<Blob>();
  useEffect(() => {
    let isHere = true;
    void readOwnPicture().then((found) => {
      if (isHere) setPicture((current) => current ?? found);
    });
    return () => {
      isHere = false;
    };
  }, []);
  return {
    picture,
    /** @returns undefined for a file that is not a picture. */
    keep: async (file: File): Promise<Blob | undefined> => {
      const kept = await keepOwnPicture(file);
      if (kept) setPicture(kept);
      return kept;
    },
  };
}
