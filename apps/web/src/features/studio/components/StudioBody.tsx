'use client';

import type { ReactNode } from 'react';
import { Teleprompter } from '../../greenroom/index.ts';
import { useMediaQuery } from '../hooks/useMediaQuery.ts';
import type { SavedBannersControl } from '../hooks/useSavedBanners.ts';
import type { SavedScenesControl } from '../hooks/useSavedScenes.ts';
import { LayoutPicker } from './LayoutPicker.tsx';
import { PeopleStrip } from './PeopleStrip.tsx';
import { ScenesRail } from './ScenesRail.tsx';
import { StudioPanel } from './StudioPanel.tsx';

interface StudioBodyProps {
  /** What the audience sees. */
  preview: ReactNode;
  scenes: SavedScenesControl;
  banners: SavedBannersControl;
  panelOpen: boolean;
  /** Left out for who makes no links. */
  onInvite?: () => void;
}

/** Scenes, picture, people and panel: the same for everyone who runs the show. */
export function StudioBody({ preview, scenes, banners, panelOpen, onInvite }: StudioBodyProps) {
  const isPhone = useMediaQuery('(max-width: 767px)');
  return (
    <div className="relative flex min-h-0 flex-1">
      <div className="flex min-h-0 min-w-0 flex-1 flex-col xl:flex-row">
        <ScenesRail control={scenes} banners={banners} />
        <main className="flex min-h-0 min-w-0 flex-1 flex-col gap-2.5 overflow-y-auto p-3 md:overflow-y-visible md:p-4 md:pb-3">
          <Teleprompter className="h-[34%] min-h-40 shrink-0" />
          <div className="flex aspect-video max-h-[32dvh] shrink-0 flex-col md:contents">{preview}</div>
          <div className="shrink-0 overflow-x-auto">
            <LayoutPicker />
          </div>
          <PeopleStrip isColumn={isPhone} {...(onInvite && { onInvite })} />
        </main>
      </div>
      <StudioPanel open={panelOpen} banners={banners} />
    </div>
  );
}
