import type { RoomClient } from '@footlight/studio';
import { useEffect } from 'react';
import { useToast } from '../../../ui/index.ts';

/** Tells the host who came in and who left. */
export function useArrivals(room: RoomClient): void {
  const toast = useToast();
  useEffect(() => {
    let before = room.state.getSnapshot();
    return room.state.subscribe(() => {
      const after = room.state.getSnapshot();
      if (before.connection === 'connected' && after.connection === 'connected' && before.peers !== after.peers) {
        const known = new Set(before.peers.map(({ peerId }) => peerId));
        const present = new Set(after.peers.map(({ peerId }) => peerId));
        for (const { peerId, name, placement } of after.peers)
          if (!known.has(peerId)) toast(`${name} is ${placement === 'onStage' ? 'on stage' : 'backstage'}.`);
        for (const { peerId, name } of before.peers) if (!present.has(peerId)) toast(`${name} left the studio.`);
      }
      before = after;
    });
  }, [room, toast]);
}
