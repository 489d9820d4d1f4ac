'use client';

import clsx from 'clsx';
import { Gauge, MessageSquare, NotebookPen, Palette } from 'lucide-react';
import { useState } from 'react';
import { Tabs } from '../../../ui/index.ts';
import { ChatPanel, NotesPanel, useUnreadChat } from '../../greenroom/index.ts';
import { useMediaQuery } from '../hooks/useMediaQuery.ts';
import { useStudio } from '../hooks/useStudio.ts';
import { BrandTab } from './BrandTab.tsx';
import { ShowTab } from './ShowTab.tsx';

type PanelTab = 'show' | 'chat' | 'brand' | 'notes';

/** Beside the preview on a wide page; a drawer over its right edge on a narrower one. */
export function StudioPanel({ open }: { open: boolean }) {
  const { room } = useStudio().session;
  const unread = useUnreadChat(room);
  const isBeside = useMediaQuery('(min-width: 80rem)');
  const [tab, setTab] = useState<PanelTab>('show');
  return (
    <aside
      aria-label="Panel"
      className={clsx(
        'w-80 shrink-0 flex-col border-l border-line bg-surface',
        open ? 'absolute inset-y-0 right-0 z-20 flex shadow-float xl:static xl:shadow-none' : 'hidden xl:flex',
      )}
    >
      <Tabs
        label="Panel"
        value={tab}
        onValueChange={setTab}
        tabs={[
          { id: 'show', label: 'Show', icon: <Gauge size={17} aria-hidden />, content: <ShowTab /> },
          {
            id: 'chat',
            label: 'Chat',
            unread,
            icon: <MessageSquare size={17} aria-hidden />,
            content: <ChatPanel room={room} seen={open || isBeside} />,
          },
          { id: 'brand', label: 'Brand', icon: <Palette size={17} aria-hidden />, content: <BrandTab /> },
          { id: 'notes', label: 'Notes', icon: <NotebookPen size={17} aria-hidden />, content: <NotesPanel /> },
        ]}
      />
    </aside>
  );
}
