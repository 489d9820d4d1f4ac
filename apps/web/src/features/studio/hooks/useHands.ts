import type { RoomClient } from '@footlight/studio';
import { useEffect } from 'react';
import { useToast } from '../../../ui/index.ts';

/** Tells the host whose hand went up. */
export function useHands({ desk, state }: RoomClient): void {
  const toast = useToast();
  useEffect(() => {
    let before = desk.hands.getSnapshot();
    return desk.hands.subscribe(() => {
      const after = desk.hands.getSnapshot();
      const { peers, self } = state.getSnapshot();
      for (const peerId of after) {
        const peer = peers.find((candidate) => candidate.peerId === peerId);
        if (peer && peerId !== self?.peerId && !before.includes(peerId)) toast(`${peer.name} raised a hand.`);
      }
      before = after;
    });
  }, [desk, state, toast]);
}
