'use client';

import { Switch } from '../../../ui/index.ts';
import { useSelected } from '../../greenroom/index.ts';
import { useAttempt } from '../hooks/useAttempt.ts';
import { useStudio } from '../hooks/useStudio.ts';
import { LogoSettings } from './LogoSettings.tsx';
import { PanelSection } from './PanelSection.tsx';

/** What of the brand is on the picture. */
export function BrandTab() {
  const { session } = useStudio();
  const attempt = useAttempt();
  const showNameTags = useSelected(session.room.state, ({ scene }) => scene.showNameTags);
  return (
    <PanelSection title="Brand">
      <div className="flex flex-col gap-4">
        <Switch
          label="Name tags"
          checked={showNameTags}
          onCheckedChange={(on) => attempt(() => session.updateScene({ showNameTags: on }))}
        />
        <LogoSettings />
      </div>
    </PanelSection>
  );
}
