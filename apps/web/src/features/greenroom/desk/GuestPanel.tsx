'use client';

import type { RoomClient } from '@footlight/studio';
import { LayoutGrid, MessageSquare, NotebookPen } from 'lucide-react';
import { useState } from 'react';
import { Tabs } from '../../../ui/index.ts';
import { ChatPanel } from './ChatPanel.tsx';
import { NotesPanel } from './NotesPanel.tsx';
import { StagePanel } from './StagePanel.tsx';
import { useRunsShow } from './useRunsShow.ts';
import { useUnreadChat } from './useUnreadChat.ts';

type GuestTab = 'stage' | 'chat' | 'notes';

/** Beside the stage: the chat, and for a co-host the stage's controls and the notes as well. */
export function GuestPanel({ room }: { room: RoomClient }) {
  const runsShow = useRunsShow(room);
  const unread = useUnreadChat(room);
  const [tab, setTab] = useState<GuestTab>('chat');
  return (
    <aside
      aria-label="Panel"
      className="flex h-112 flex-col overflow-hidden rounded-lg border border-line bg-surface lg:h-auto lg:min-h-64 lg:flex-1"
    >
      {runsShow ? (
        <Tabs
          label="Panel"
          value={tab}
          onValueChange={setTab}
          tabs={[
            { id: 'stage', label: 'Stage', icon: <LayoutGrid size={17} aria-hidden />, content: <StagePanel room={room} /> },
            {
              id: 'chat',
              label: 'Chat',
              unread,
              icon: <MessageSquare size={17} aria-hidden />,
              content: <ChatPanel room={room} autoFocus />,
            },
            { id: 'notes', label: 'Notes', icon: <NotebookPen size={17} aria-hidden />, content: <NotesPanel /> },
          ]}
        />
      ) : (
        <ChatPanel room={room} autoFocus />
      )}
    </aside>
  );
}
