'use client';

import { MediaLibrary, type MediaLibraryControl } from '../../media/index.ts';
import { useBackground } from '../hooks/useBackground.ts';
import { useClip } from '../hooks/useClip.ts';

/** The media library, played over the stage. */
export function MediaTab({ library }: { library: MediaLibraryControl }) {
  const { clip, play, stop, stopAsset } = useClip();
  const { takeOff } = useBackground();
  return (
    <MediaLibrary
      control={library}
      playingId={clip?.assetId ?? null}
      onPlay={play}
      onStop={stop}
      onDelete={async ({ id }) => {
        await stopAsset(id);
        await takeOff(id);
      }}
    />
  );
}
