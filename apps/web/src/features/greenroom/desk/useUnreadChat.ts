import type { RoomClient } from '@footlight/studio';
import { useSelected } from '../hooks/useStore.ts';

/** Messages of all channels that came in while nobody looked. */
export function useUnreadChat({ desk }: RoomClient): number {
  const everyone = useSelected(desk.threads.everyone.state, ({ unread }) => unread);
  const hosts = useSelected(desk.threads.hosts.state, ({ unread }) => unread);
  return everyone + hosts;
}
