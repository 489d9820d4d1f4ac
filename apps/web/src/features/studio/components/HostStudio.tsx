'use client';

import type { RoomAdmission } from '@footlight/contracts';
import { useEffect, useState } from 'react';
import { callApi, messageOf } from '../../../ui/apiClient.ts';
import { Button, Spinner } from '../../../ui/index.ts';
import { type BrandView, brandView } from '../../branding/index.ts';
import type { BroadcastView } from '../../broadcasts/index.ts';
import { createBroadcastApi } from '../model/broadcastApi.ts';
import { StudioDoor } from './StudioDoor.tsx';
import StudioPage from './StudioPage.tsx';
import { studioLook } from './studioLook.ts';

export interface HostStudioProps {
  broadcastId: string;
  hostName: string;
  requestAdmission: () => Promise<RoomAdmission>;
  /** The show was handed over just now: its picture should not wait for another press. */
  entersAtOnce: boolean;
}

interface Opening {
  broadcast: BroadcastView;
  brand: BrandView;
}

const readOpening = async (broadcastId: string): Promise<Opening> => {
  const path = `/api/broadcasts/${encodeURIComponent(broadcastId)}/brand`;
  const [broadcast, brand] = await Promise.all([createBroadcastApi(broadcastId).get(), callApi(path, { result: brandView })]);
  return { broadcast, brand };
};

/** The host's studio for whom the show was handed to: they have a seat and no account. */
export default function HostStudio({ broadcastId, ...rest }: HostStudioProps) {
  const [opening, setOpening] = useState<Opening | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(1);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt is the reason to ask again
  useEffect(() => {
    let closed = false;
    setProblem(null);
    readOpening(broadcastId).then(
      (next) => closed || setOpening(next),
      (error: unknown) => closed || setProblem(messageOf(error)),
    );
    return () => {
      closed = true;
    };
  }, [broadcastId, attempt]);
  if (opening)
    return (
      <div className={studioLook}>
        <StudioPage {...opening} {...rest} />
      </div>
    );
  if (problem !== null)
    return (
      <StudioDoor title="The studio did not open" text={problem}>
        <Button variant="primary" size="large" onClick={() => setAttempt(attempt + 1)}>
          Try again
        </Button>
      </StudioDoor>
    );
  return (
    <main className="grid min-h-dvh place-items-center text-muted">
      <Spinner size={24} label="Opening the studio" />
    </main>
  );
}
