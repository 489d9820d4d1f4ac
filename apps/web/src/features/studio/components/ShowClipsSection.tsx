'use client';

import type { MediaLibraryControl } from '../../media/index.ts';
import { useShowClips } from '../hooks/useShowClips.ts';
import { LibrarySelect } from './LibrarySelect.tsx';

/** Which clips the show begins and ends with. */
export function ShowClipsSection({ library }: { library: MediaLibraryControl }) {
  const { intro, outro, choose } = useShowClips();
  return (
    <div className="flex flex-col gap-4">
      <LibrarySelect
        library={library}
        label="Intro"
        hint="Plays first, when you go live with it."
        kinds={['video', 'audio']}
        chosen={intro}
        onChoose={(asset) => choose('intro', asset?.id ?? null)}
      />
      <LibrarySelect
        library={library}
        label="Outro"
        hint="Plays last, when you end with it."
        kinds={['video', 'audio']}
        chosen={outro}
        onChoose={(asset) => choose('outro', asset?.id ?? null)}
      />
    </div>
  );
}
