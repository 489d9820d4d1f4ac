'use client';

import { Captions, Gauge, LayoutGrid, MessageSquare, NotebookPen, Users } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Tabs } from '../../../ui/index.ts';
import { ChatPanel, NotesPanel, Teleprompter, useUnreadChat } from '../../greenroom/index.ts';
import type { SavedBannersControl } from '../hooks/useSavedBanners.ts';
import type { SavedScenesControl } from '../hooks/useSavedScenes.ts';
import { useStudio } from '../hooks/useStudio.ts';
import { BannersTab } from './BannersTab.tsx';
import { LayoutPicker } from './LayoutPicker.tsx';
import { PeopleStrip } from './PeopleStrip.tsx';
import { ScenesRail } from './ScenesRail.tsx';
import { ShowTab } from './ShowTab.tsx';

type PhoneTab = 'people' | 'scenes' | 'chat' | 'banners' | 'show' | 'notes';

interface PhoneRoomProps {
  preview: ReactNode;
  scenes: SavedScenesControl;
  banners: SavedBannersControl;
}

/** The same on a phone: the picture, and one thing at a time below it. Media and brand want a larger screen. */
export function PhoneRoom({ preview, scenes, banners }: PhoneRoomProps) {
  const { room } = useStudio().session;
  const unread = useUnreadChat(room);
  const [tab, setTab] = useState<PhoneTab>('people');
  return (
    <main className="flex min-h-0 flex-1 flex-col">
      <Teleprompter className="h-40 shrink-0" />
      <div className="flex aspect-video max-h-[32dvh] w-full shrink-0 flex-col p-2">{preview}</div>
      <Tabs
        label="Panel"
        value={tab}
        onValueChange={setTab}
        tabs={[
          {
            id: 'people',
            label: 'People',
            icon: <Users size={17} aria-hidden />,
            content: (
              <div className="p-3">
                <PeopleStrip isColumn />
              </div>
            ),
          },
          {
            id: 'scenes',
            label: 'Scenes',
            icon: <LayoutGrid size={17} aria-hidden />,
            content: (
              <div className="flex flex-col gap-4 pb-3">
                <ScenesRail control={scenes} banners={banners} isWrapped />
                <div className="px-3">
                  <LayoutPicker isWrapped />
                </div>
              </div>
            ),
          },
          { id: 'chat', label: 'Chat', unread, icon: <MessageSquare size={17} aria-hidden />, content: <ChatPanel room={room} /> },
          { id: 'banners', label: 'Banners', icon: <Captions size={17} aria-hidden />, content: <BannersTab control={banners} /> },
          { id: 'show', label: 'Show', icon: <Gauge size={17} aria-hidden />, content: <ShowTab /> },
          { id: 'notes', label: 'Notes', icon: <NotebookPen size={17} aria-hidden />, content: <NotesPanel /> },
        ]}
      />
    </main>
  );
}
