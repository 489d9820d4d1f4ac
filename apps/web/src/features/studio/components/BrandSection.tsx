'use client';

import { Switch } from '../../../ui/index.ts';
import { useSelected } from '../../greenroom/index.ts';
import { useAttempt } from '../hooks/useAttempt.ts';
import { useStudio } from '../hooks/useStudio.ts';
import { LogoSettings } from './LogoSettings.tsx';

/** What of the brand is on the picture. */
export function BrandSection() {
  const { session } = useStudio();
  const attempt = useAttempt();
  const showNameTags = useSelected(session.room.state, ({ scene }) => scene.showNameTags);
  return (
    <div className="flex flex-col gap-4">
      <Switch label="Name tags" checked={showNameTags} onCheckedChange={(on) => attempt(() => session.updateScene({ showNameTags: on }))} />
      <LogoSettings />
    </div>
  );
}
