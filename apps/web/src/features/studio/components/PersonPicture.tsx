'use client';

import clsx from 'clsx';
import { NameCard, TrackVideo, useSelected } from '../../greenroom/index.ts';
import { useOwnMedia } from '../hooks/useOwnMedia.ts';
import { useStudio } from '../hooks/useStudio.ts';
import type { Person } from '../model/people.ts';

/** 0..1; a voice in a quiet room lies above it, its noise below. */
const speakingLevel = 0.05;

/** A person's small picture; its border tells who speaks. */
export function PersonPicture({ person }: { person: Person }) {
  const { session } = useStudio();
  const { cameraTrack } = useOwnMedia();
  const speaking = useSelected(session.levels, (levels) => (levels.get(person.peerId) ?? 0) > speakingLevel);
  const track = person.isSelf ? cameraTrack : person.camera;
  return (
    <div
      className={clsx(
        'aspect-video h-12 shrink-0 overflow-hidden rounded-md bg-sunken ring-2 transition-shadow duration-150 md:h-[4.5rem]',
        speaking ? 'ring-healthy' : 'ring-transparent',
      )}
    >
      {track ? <TrackVideo track={track} label={person.name} mirrored={person.isSelf} /> : <NameCard name={person.name} />}
    </div>
  );
}
