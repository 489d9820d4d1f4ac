'use client';

import { ArrowLeft } from 'lucide-react';
import { Button, ButtonLink } from '../../../ui/index.ts';
import { DeviceCheck, useStore } from '../../greenroom/index.ts';
import { useShow } from '../hooks/useShow.ts';
import type { StudioStage, StudioVisit } from '../model/StudioVisit.ts';
import { ShowState } from './ShowState.tsx';

interface StudioEntranceProps {
  visit: StudioVisit;
  stage: Extract<StudioStage, { name: 'deviceCheck' | 'entering' }>;
  hostName: string;
}

/** The device check before the studio, and the way back into a show that is live. */
export function StudioEntrance({ visit, stage, hostName }: StudioEntranceProps) {
  const broadcast = useStore(visit.broadcast);
  const { phase } = useShow(visit, null);
  const live = phase.name !== 'offAir';
  const entering = stage.name === 'entering';
  const enter = live ? 'Resume the show' : 'Enter studio';
  return (
    <>
      <header className="flex h-14 items-center justify-between gap-4 border-b border-line px-4 sm:px-6">
        {visit.files.isOwn && (
          <ButtonLink href="/" variant="quiet" size="small" icon={<ArrowLeft size={16} aria-hidden />} className="-ml-2">
            Your shows
          </ButtonLink>
        )}
        {live && <ShowState phase={phase} />}
      </header>
      <DeviceCheck
        devices={visit.devices}
        memory={visit.memory}
        title={broadcast.title}
        description={
          live
            ? 'The show is live and goes on. Resume it, and the audience sees your studio again.'
            : 'Check camera, microphone and speaker. Nobody sees or hears you before you go live.'
        }
        name={hostName}
        problem={stage.name === 'deviceCheck' ? stage.problem : null}
        action={
          <Button variant="primary" size="large" busy={entering} onClick={() => void visit.enter()}>
            {entering ? 'Entering' : enter}
          </Button>
        }
      />
    </>
  );
}
