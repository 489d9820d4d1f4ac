import { useEffect, useState } from 'react';
import { messageOf } from '../../../ui/apiClient.ts';
import type { Person } from '../model/people.ts';
import { useStudio } from './useStudio.ts';

/** Brings a person on stage, or back. `problem` says why it was refused, until they are placed or it is tried again. */
export function usePlacing({ peerId, placement }: Person) {
  const { room } = useStudio().session;
  const [problem, setProblem] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another place is the answer to it
  useEffect(() => setProblem(null), [placement]);
  const place = () => {
    setProblem(null);
    const next = placement === 'onStage' ? 'backstage' : 'onStage';
    room.setPlacement(peerId, next).catch((error: unknown) => setProblem(messageOf(error)));
  };
  return { problem, place };
}
