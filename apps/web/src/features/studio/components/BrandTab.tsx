'use client';

import { Switch } from '../../../ui/index.ts';
import { useSelected } from '../../greenroom/index.ts';
import { useAttempt } from '../hooks/useAttempt.ts';
import { useStudio } from '../hooks/useStudio.ts';
import { BrandImageSettings } from './BrandImageSettings.tsx';
import { LookSettings } from './LookSettings.tsx';
import { PanelSection } from './PanelSection.tsx';

/** What of the brand is on the picture. */
export function BrandTab() {
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
        <BrandImageSettings slot="background" />
      </PanelSection>
    </>
  );
}
