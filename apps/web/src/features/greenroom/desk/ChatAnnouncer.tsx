'use client';

import type { ChatThread, RoomClient } from '@footlight/studio';
import { useSelected } from '../hooks/useStore.ts';

/** Reads new messages of others out, when the screen reader has nothing else to say; it is there whatever tab is open. */
export function ChatAnnouncer({ room }: { room: RoomClient }) {
  const { everyone, hosts } = room.desk.threads;
  return (
    <>
      <ThreadNews thread={everyone} />
      <ThreadNews thread={hosts} />
    </>
  );
}

function ThreadNews({ thread }: { thread: ChatThread }) {
  const news = useSelected(thread.state, (state) => state.news);
  return (
    <p className="sr-only" aria-live="polite">
      {news && `${news.name}${thread.channel === 'hosts' ? ' to the hosts' : ''}: ${news.text}`}
    </p>
  );
}
