'use client';

import { Switch } from '../../../ui/index.ts';
import { useSelected } from '../../greenroom/index.ts';
import type { MediaLibraryControl } from '../../media/index.ts';
import { useAttempt } from '../hooks/useAttempt.ts';
import { useBackground } from '../hooks/useBackground.ts';
import { useStudio } from '../hooks/useStudio.ts';
import { BrandImageSettings } from './BrandImageSettings.tsx';
import { LibrarySelect } from './LibrarySelect.tsx';
import { LookSettings } from './LookSettings.tsx';
import { PanelSection } from './PanelSection.tsx';

/** What of the brand is on the picture. */
export function BrandTab({ library }: { library: MediaLibraryControl }) {
  const { session } = useStudio();
  const attempt = useAttempt();
  const showNameTags = useSelected(session.room.state, ({ scene }) => scene.showNameTags);
  return (
    <>
      <PanelSection title="Look">
        <div className="flex flex-col gap-4">
          <Switch
            label="Name tags"
            checked={showNameTags}
            onCheckedChange={(on) => attempt(() => session.updateScene({ showNameTags: on }))}
          />
          <LookSettings />
        </div>
      </PanelSection>
      <PanelSection title="Logo">
        <BrandImageSettings slot="logo" />
      </PanelSection>
      <PanelSection title="Overlay">
        <BrandImageSettings slot="overlay" />
      </PanelSection>
      <PanelSection title="Background">
        <div className="flex flex-col gap-4">
          <BrandImageSettings slot="background" />
          <LibraryBackground library={library} />
        </div>
      </PanelSection>
    </>
  );
}

function LibraryBackground({ library }: { library: MediaLibraryControl }) {
  const { fromLibrary, choose } = useBackground();
  const chosen = fromLibrary && { id: fromLibrary.assetId, kind: fromLibrary.kind, name: fromLibrary.name };
  return (
    <LibrarySelect
      library={library}
      label="Background from the library"
      hint="A picture, or a video that goes on without its sound."
      kinds={['image', 'video']}
      chosen={chosen}
      onChoose={choose}
    />
  );
}
