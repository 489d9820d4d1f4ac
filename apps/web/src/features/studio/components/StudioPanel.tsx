'use client';

import clsx from 'clsx';
import { Captions, Clapperboard, Gauge, MessageSquare, NotebookPen, Palette } from 'lucide-react';
import { useState } from 'react';
import { Tabs } from '../../../ui/index.ts';
import { ChatPanel, NotesPanel, useUnreadChat } from '../../greenroom/index.ts';
import { useMediaLibrary } from '../../media/index.ts';
import { useMediaQuery } from '../hooks/useMediaQuery.ts';
import type { SavedBannersControl } from '../hooks/useSavedBanners.ts';
import { useStudio } from '../hooks/useStudio.ts';
import { BannersTab } from './BannersTab.tsx';
import { BrandTab } from './BrandTab.tsx';
import { MediaTab } from './MediaTab.tsx';
import { ShowTab } from './ShowTab.tsx';

type PanelTab = 'show' | 'chat' | 'banners' | 'media' | 'brand' | 'notes';

interface StudioPanelProps {
  open: boolean;
  banners: SavedBannersControl;
}

/** Beside the preview on a wide page; a drawer over its right edge on a narrower one. */
export function StudioPanel({ open, banners }: StudioPanelProps) {
  const { session, visit } = useStudio();
  const { room } = session;
  const unread = useUnreadChat(room);
  const isBeside = useMediaQuery('(min-width: 80rem)');
  const [tab, setTab] = useState<PanelTab>('show');
  const { isOwn, mediaPath } = visit.files;
  const library = useMediaLibrary({ path: mediaPath, canChange: isOwn });
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
          { id: 'show', label: 'Show', icon: <Gauge size={17} aria-hidden />, content: <ShowTab library={library} /> },
          {
            id: 'chat',
            label: 'Chat',
            unread,
            icon: <MessageSquare size={17} aria-hidden />,
            content: <ChatPanel room={room} seen={open || isBeside} />,
          },
          { id: 'banners', label: 'Banners', icon: <Captions size={17} aria-hidden />, content: <BannersTab control={banners} /> },
          { id: 'media', label: 'Media', icon: <Clapperboard size={17} aria-hidden />, content: <MediaTab library={library} /> },
          { id: 'brand', label: 'Brand', icon: <Palette size={17} aria-hidden />, content: <BrandTab library={library} /> },
          { id: 'notes', label: 'Notes', icon: <NotebookPen size={17} aria-hidden />, content: <NotesPanel /> },
        ]}
      />
    </aside>
  );
}
