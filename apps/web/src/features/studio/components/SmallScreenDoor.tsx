'use client';

import { Button, ButtonLink } from '../../../ui/index.ts';
import { useStore, useWindow } from '../../greenroom/index.ts';
import { useShow } from '../hooks/useShow.ts';
import type { StudioVisit } from '../model/StudioVisit.ts';
import { isLive } from '../model/showPhase.ts';
import { DestinationList } from './DestinationList.tsx';
import { EndShowDialog } from './EndShowDialog.tsx';
import { ShowState } from './ShowState.tsx';
import { StudioDoor } from './StudioDoor.tsx';

interface SmallScreenDoorProps {
  visit: StudioVisit;
  onOpenAnyway: () => void;
}

/** On a phone: what the show does, and its end; the mixing wants more room. */
export function SmallScreenDoor({ visit, onOpenAnyway }: SmallScreenDoorProps) {
  const broadcast = useStore(visit.broadcast);
  const { phase, egress } = useShow(visit, null);
  const [openWindow, setOpenWindow] = useWindow<'end'>();
  const live = isLive(phase);
  return (
    <StudioDoor
      title="The studio wants a larger screen"
      text={
        live
          ? `“${broadcast.title}” is live. You can watch over it here and end it; open this page on a computer to mix it.`
          : 'Open this page on a computer to mix the show. Your guests can join from a phone.'
      }
    >
      <div className="flex w-full flex-col gap-6">
        <ShowState phase={phase} />
        <DestinationList broadcast={broadcast} egress={egress} />
        <div className="flex flex-col gap-3">
          {live && (
            <Button variant="danger" size="large" onClick={() => setOpenWindow('end')}>
              End show
            </Button>
          )}
          <Button size="large" onClick={onOpenAnyway}>
            Open it here anyway
          </Button>
          {visit.files.isOwn && (
            <ButtonLink href="/" variant="quiet" size="large">
              Back to your shows
            </ButtonLink>
          )}
        </div>
      </div>
      <EndShowDialog open={openWindow === 'end'} onOpenChange={(open) => setOpenWindow(open ? 'end' : null)} onEnd={visit.api.end} />
    </StudioDoor>
  );
}
