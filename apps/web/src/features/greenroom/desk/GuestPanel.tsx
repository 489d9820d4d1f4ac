'use client';

import type { RoomClient } from '@footlight/studio';
import { ChatPanel } from './ChatPanel.tsx';

/** Beside the stage: the chat. */
export function GuestPanel({ room }: { room: RoomClient }) {
  return (
    <aside
      aria-label="Panel"
      className="flex h-112 flex-col overflow-hidden rounded-lg border border-line bg-surface lg:h-auto lg:min-h-64 lg:flex-1"
    >
      <ChatPanel room={room} autoFocus />
    </aside>
  );
}
