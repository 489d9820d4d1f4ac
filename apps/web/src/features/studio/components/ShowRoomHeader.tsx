'use client';

import { Button } from '../../../ui/index.ts';
import { useSelected, useStore } from '../../greenroom/index.ts';
import { useShow } from '../hooks/useShow.ts';
import { useStudio } from '../hooks/useStudio.ts';
import { DestinationChips } from './DestinationChips.tsx';
import { PanelButton } from './PanelButton.tsx';
import { ShowState } from './ShowState.tsx';

interface ShowRoomHeaderProps {
  /** Left out where the panel is always seen. */
  onTogglePanel?: () => void;
  panelOpen: boolean;
  /** For the owner, who may have the show back at any time. */
  onTakeBack?: () => void;
}

export function ShowRoomHeader({ onTogglePanel, panelOpen, onTakeBack }: ShowRoomHeaderProps) {
  const { visit, session } = useStudio();
  const { title } = useStore(visit.broadcast);
  const { phase } = useShow(visit, null);
  const hostName = useSelected(session.room.state, ({ peers }) => peers.find(({ role }) => role === 'host')?.name);
  return (
    <header className="flex h-14 shrink-0 items-center gap-3 border-b border-line px-3 md:gap-4 md:px-4">
      <h1 className="min-w-0 flex-1 truncate text-[0.9375rem] font-semibold tracking-[-0.01em]">{title}</h1>
      <ShowState phase={phase} />
      {hostName !== undefined && <p className="hidden truncate text-[0.8125rem] text-faint lg:block">{hostName} mixes the show</p>}
      <div className="hidden min-w-0 flex-[1.4] justify-end md:flex">
        <DestinationChips />
      </div>
      {onTakeBack && (
        <Button onClick={onTakeBack} className="h-9">
          Take the show back
        </Button>
      )}
      {onTogglePanel && <PanelButton open={panelOpen} onToggle={onTogglePanel} />}
    </header>
  );
}
