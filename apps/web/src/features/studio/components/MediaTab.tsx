'use client';

import { MediaLibrary, type MediaLibraryControl } from '../../media/index.ts';
import { useBackground } from '../hooks/useBackground.ts';
import { useClip } from '../hooks/useClip.ts';
import { useShowClips } from '../hooks/useShowClips.ts';

/** The media library, played over the stage. */
export function MediaTab({ library }: { library: MediaLibraryControl }) {
  const { clip, play, stop, stopAsset } = useClip();
  const { takeOff } = useBackground();
  const { forgetAsset } = useShowClips();
  return (
    <MediaLibrary
      control={library}
      playingId={clip?.assetId ?? null}
      onPlay={play}
      onStop={stop}
      onDelete={async ({ id }) => {
        await stopAsset(id);
        await takeOff(id);
        await forgetAsset(id);
      }}
    />
  );
}
