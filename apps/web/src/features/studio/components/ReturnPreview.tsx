'use client';

import { computeStageTiles, findClip, StageGrid, stageSize, TrackVideo, useStore } from '../../greenroom/index.ts';
import { useOwnMedia } from '../hooks/useOwnMedia.ts';
import { useStudio } from '../hooks/useStudio.ts';

/** What the audience sees, as the host's browser sends it; before that the people on stage. Its sound is nobody's here. */
export function ReturnPreview() {
  const { session } = useStudio();
  const room = useStore(session.room.state);
  const { cameraTrack, sharing } = useOwnMedia();
  const program = room.remoteTracks.find(({ source, paused }) => source === 'programVideo' && !paused);
  return (
    <section aria-label="Program" className="@container-[size] grid min-h-0 flex-1 place-items-center">
      <div className="relative aspect-video w-[min(100cqw,177.78cqh)] overflow-hidden rounded-lg bg-black ring-1 ring-line">
        {program ? (
          <TrackVideo key={program.producerId} track={program.track} label="Program on air" fit="contain" />
        ) : (
          <>
            <StageGrid
              tiles={computeStageTiles(room, room.scene, { camera: cameraTrack, sharesScreen: sharing }, stageSize)}
              emptyText="Nobody is on stage yet."
              clip={findClip(room)}
            />
            <p className="absolute top-2 right-2 hidden rounded bg-black/65 px-2 py-1 text-xs text-white md:block">
              The people on stage. On air you see the whole picture here.
            </p>
          </>
        )}
      </div>
    </section>
  );
}
