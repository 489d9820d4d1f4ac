import type { RoomClient, RoomState } from '@footlight/studio';
import { useEffect } from 'react';
import { useToast } from '../../../ui/index.ts';
import { describeGuestNews } from '../model/guestPhase.ts';

/** Says each change of the guest's place as it happens. */
export function useGuestNews(room: RoomClient): void {
  const toast = useToast();
  useEffect(() => {
    let before: RoomState = room.state.getSnapshot();
    return room.state.subscribe(() => {
      const after = room.state.getSnapshot();
      const news = describeGuestNews(before, after);
      const lost = after.connection === 'reconnecting';
      before = after;
      if (news) toast(news, lost ? 'attention' : 'healthy');
    });
  }, [room, toast]);
}
