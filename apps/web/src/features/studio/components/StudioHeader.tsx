'use client';

import { ArrowLeft } from 'lucide-react';
import { Button, IconButton } from '../../../ui/index.ts';
import { useStore } from '../../greenroom/index.ts';
import { useShow } from '../hooks/useShow.ts';
import { useMixingStudio } from '../hooks/useStudio.ts';
import { isLive } from '../model/showPhase.ts';
import { DestinationChips } from './DestinationChips.tsx';
import { HealthReadout } from './HealthReadout.tsx';
import { PanelButton } from './PanelButton.tsx';
import { ShowState } from './ShowState.tsx';

interface StudioHeaderProps {
  onBack: () => void;
  onGoLive: () => void;
  onEnd: () => void;
  panelOpen: boolean;
  onTogglePanel: () => void;
}

export function StudioHeader({ onBack, onGoLive, onEnd, panelOpen, onTogglePanel }: StudioHeaderProps) {
  const { visit, live } = useMixingStudio();
  const { title } = useStore(visit.broadcast);
  const { phase } = useShow(visit, live);
  const ending = phase.name === 'ending';
  return (
    <header className="flex h-14 shrink-0 items-center gap-3 border-b border-line px-3 md:gap-4 md:px-4">
      <IconButton
        label={visit.files.isOwn ? 'Back to your shows' : 'Leave the studio'}
        icon={<ArrowLeft size={18} />}
        size="small"
        tooltipSide="bottom"
        onClick={onBack}
      />
      <h1 className="min-w-0 flex-1 truncate text-[0.9375rem] font-semibold tracking-[-0.01em]">{title}</h1>
      <ShowState phase={phase} />
      <HealthReadout />
      <div className="hidden min-w-0 flex-[1.4] justify-end md:flex">
        <DestinationChips />
      </div>
      {isLive(phase) ? (
        <Button variant="danger" busy={ending} onClick={onEnd} className="h-9">
          {ending ? 'Ending' : 'End show'}
        </Button>
      ) : (
        <Button variant="primary" onClick={onGoLive} className="h-9 px-5">
          Go live
        </Button>
      )}
      <PanelButton open={panelOpen} onToggle={onTogglePanel} />
    </header>
  );
}
