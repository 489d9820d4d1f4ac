'use client';

import { TrackVideo, useSelected } from '../../greenroom/index.ts';
import { useMixingStudio } from '../hooks/useStudio.ts';
import { InsetHandle } from './InsetHandle.tsx';

/** Exactly what is published, as large as the page allows. */
export function ProgramPreview() {
  const { session } = useMixingStudio();
  // A replaced compositor gives another track.
  const compositor = useSelected(session.health, ({ compositor: kind }) => kind);
  return (
    <section aria-label="Program" className="@container-[size] grid min-h-0 min-w-0 flex-1 place-items-center">
      <div className="relative aspect-video w-[min(100cqw,177.78cqh)] overflow-hidden rounded-lg bg-black ring-1 ring-line">
        <TrackVideo key={compositor} track={session.programTrack} label="Program preview" fit="contain" />
        <InsetHandle />
      </div>
    </section>
  );
}
