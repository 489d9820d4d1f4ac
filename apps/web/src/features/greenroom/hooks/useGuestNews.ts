import type { RoomClient, RoomState } from '@footlight/studio';
import { useEffect, useState } from 'react';
import { describeGuestNews } from '../model/guestPhase.ts';

/** The last change of the guest's place, in a sentence, for people who cannot see the page. */
export function useGuestNews(room: RoomClient): string {
  const [news, setNews] = useState('');
  useEffect(() => {
    let before: RoomState = room.state.getSnapshot();
    return room.state.subscribe(() => {
      const after = room.state.getSnapshot();
      const sentence = describeGuestNews(before, after);
      before = after;
      if (sentence) setNews(sentence);
    });
  }, [room]);
  return news;
}
