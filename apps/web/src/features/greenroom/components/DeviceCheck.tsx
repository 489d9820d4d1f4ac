'use client';

import type { DeviceSelection } from '@footlight/studio';
import { type ReactNode, useEffect } from 'react';
import { Notice } from '../../../ui/index.ts';
import { useStore } from '../hooks/useStore.ts';
import type { DeviceMemory } from '../model/DeviceMemory.ts';
import { findPageProblem, readPageAbilities } from '../model/findPageProblem.ts';
import { DevicePickers } from './DevicePickers.tsx';
import { OwnPicture } from './OwnPicture.tsx';

interface DeviceCheckProps {
  devices: DeviceSelection;
  memory: DeviceMemory;
  title: string;
  /** What happens next, in a sentence. */
  description: ReactNode;
  /** Shown on the name card while the camera is off. */
  name: string;
  /** The button that goes on. */
  action: ReactNode;
  problem?: string | null;
  /** False for who is never seen. */
  withCamera?: boolean;
}

/** What will be seen and heard, before anyone sees or hears it. */
export function DeviceCheck({ devices, memory, title, description, name, action, problem = null, withCamera = true }: DeviceCheckProps) {
  useEffect(() => {
    void memory.open();
  }, [memory]);
  const { camera, microphone } = useStore(devices.state);
  const pageProblem = findPageProblem(readPageAbilities());
  const withoutBoth = !camera.track && !microphone.track && camera.status !== 'asking' && microphone.status !== 'asking';
  return (
    <main className="mx-auto grid w-full max-w-7xl grid-cols-[minmax(0,1fr)] gap-6 px-4 py-6 sm:px-8 sm:py-10 lg:grid-cols-[minmax(0,1fr)_22rem] lg:items-start lg:gap-10">
      <div className="lg:col-span-2">
        <h1 className="title-page">{title}</h1>
        <p className="mt-1.5 text-base text-muted text-pretty">{description}</p>
      </div>
      <div className="flex flex-col gap-4">
        {pageProblem && <Notice tone="attention">{pageProblem}</Notice>}
        {withCamera && <OwnPicture devices={devices} name={name} />}
      </div>
      <div className="flex flex-col gap-6">
        <DevicePickers devices={devices} withCamera={withCamera} />
        <div className="sticky bottom-0 -mx-4 flex flex-col gap-3 border-t border-line bg-page px-4 py-4 sm:-mx-8 sm:px-8 lg:static lg:m-0 lg:border-0 lg:p-0">
          {problem && <Notice tone="attention">{problem}</Notice>}
          {action}
          <p className="text-center text-[0.8125rem] text-faint" aria-live="polite">
            {withoutBoth ? 'You can go in without camera and microphone, and turn them on later.' : 'You can change all of this later.'}
          </p>
        </div>
      </div>
    </main>
  );
}
