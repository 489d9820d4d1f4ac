'use client';

import { TrackVideo, useSelected } from '../../greenroom/index.ts';
import { useMixingStudio } from '../hooks/useStudio.ts';

/** What is published upright, beside the wide picture and as high; nothing while it is off. */
export function VerticalPreview() {
  const { session } = useMixingStudio();
  const track = useSelected(session.vertical, (state) => state.track);
  if (!track) return null;
  return (
    <section aria-label="Vertical preview" className="@container-[size] grid min-h-0 min-w-0 shrink-0 basis-[24%] place-items-center">
      <div className="aspect-9/16 w-[min(100cqw,56.25cqh)] overflow-hidden rounded-lg bg-black ring-1 ring-line">
        <TrackVideo track={track} label="Vertical picture" fit="contain" />
      </div>
    </section>
  );
}
