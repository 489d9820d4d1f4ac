'use client';

import clsx from 'clsx';
import { useState } from 'react';
import { ConfirmDialog, Notice, Switch } from '../../../ui/index.ts';
import { useStore } from '../../greenroom/index.ts';
import { useShow } from '../hooks/useShow.ts';
import { useMixing, useMixingStudio, useStudio } from '../hooks/useStudio.ts';
import { useVertical } from '../hooks/useVertical.ts';
import { describeHealth } from '../model/describeHealth.ts';
import { isLive } from '../model/showPhase.ts';
import { VerticalLayouts } from './VerticalLayouts.tsx';

/** How the upright picture is doing; each second anew. */
function VerticalHealth() {
  const { session } = useMixingStudio();
  const { health, problem } = useStore(session.vertical);
  if (problem !== null) return <Notice tone="attention">{problem}</Notice>;
  if (!health) return null;
  return (
    <p
      role="status"
      aria-live="off"
      aria-label="Vertical picture"
      className={clsx('tabular text-[0.8125rem]', health.alarm ? 'text-attention-ink' : 'text-faint')}
    >
      {describeHealth(health)}
    </p>
  );
}

/** The second picture: on or off, with what it costs, and its own layout. */
export function VerticalSection() {
  const { visit, live } = useStudio();
  const isMixing = useMixing() !== null;
  const { programSize } = useStore(visit.broadcast);
  const { phase } = useShow(visit, live);
  const vertical = useVertical();
  const [asking, setAsking] = useState(false);
  const { destinations, setEnabled } = vertical;
  const megabits = programSize === '1080p' ? '4.5' : '3.5';
  const toggle = (on: boolean) => {
    if (!on && isLive(phase) && destinations.length > 0) setAsking(true);
    else setEnabled(on);
  };
  return (
    <div className="flex flex-col gap-4">
      <Switch
        label="Vertical picture"
        hint={`The same people upright, 9:16, for Shorts and Reels. This computer draws and encodes twice, and sends ${megabits} Mb/s more. Off, it costs nothing.`}
        checked={vertical.enabled}
        onCheckedChange={toggle}
      />
      {vertical.enabled && (
        <>
          <VerticalLayouts chosen={vertical.layout} onChoose={vertical.setLayout} />
          {isMixing && <VerticalHealth />}
          {destinations.length === 0 && (
            <p className="text-[0.8125rem] text-faint">No destination takes it. Choose “Vertical” at a destination in Settings.</p>
          )}
        </>
      )}
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title="Turn the vertical picture off?"
        description={`${destinations.join(', ')} shows nothing new until it is on again. The wide picture goes on.`}
        confirmLabel="Turn off"
        onConfirm={() => setEnabled(false)}
      />
    </div>
  );
}
