'use client';

import clsx from 'clsx';
import { Button, StatusDot } from '../../../ui/index.ts';
import { useStore } from '../../greenroom/index.ts';
import { useEncoderHelp } from '../hooks/useEncoderHelp.ts';
import { useMixingStudio } from '../hooks/useStudio.ts';
import { useVertical } from '../hooks/useVertical.ts';
import { listPreflight, type PreflightCheck } from '../model/preflight.ts';

const tones = { good: 'healthy', mind: 'neutral', wrong: 'attention' } as const;
const words: Readonly<Record<PreflightCheck['state'], string>> = { good: 'Good', mind: 'To know', wrong: 'To mend' };

/** What to know before going live; it follows what happens while one looks. */
export function PreflightList() {
  const { visit, session } = useMixingStudio();
  const { programSize } = useStore(visit.broadcast);
  const vertical = useVertical();
  const { connection, peers } = useStore(session.room.state);
  const { camera, microphone } = useStore(visit.devices.state);
  const { cameraOn, microphoneOn } = useStore(session.localMedia);
  const health = useStore(session.health);
  const soundRunning = useStore(session.soundRunning);
  const encoderHelp = useEncoderHelp(programSize);
  const checks = listPreflight({
    ...{ connection, health, camera, microphone, cameraOn, microphoneOn, soundRunning, programSize, encoderHelp },
    onStage: peers.filter(({ placement }) => placement === 'onStage').length,
    verticalDestinations: vertical.destinations,
    isVerticalOn: vertical.enabled,
  });
  return (
    <ul aria-label="Before you go live" className="flex flex-col gap-1.5 text-[0.8125rem]">
      {checks.map(({ id, state, sentence, remedy }) => (
        <li key={id} className="flex items-start gap-2.5">
          <StatusDot tone={tones[state]} label={words[state]} className="mt-1.5" />
          <span className={clsx('min-w-0 flex-1', state === 'wrong' ? 'text-attention-ink' : 'text-muted')}>{sentence}</span>
          {remedy === 'turnVerticalOn' && (
            <Button size="small" onClick={() => vertical.setEnabled(true)}>
              Turn it on
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
