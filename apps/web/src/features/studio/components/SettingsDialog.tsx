'use client';

import { DialogStart } from '../../../ui/DialogStart.tsx';
import { Dialog, Switch } from '../../../ui/index.ts';
import { DevicePickers, useSelected } from '../../greenroom/index.ts';
import { useAttempt } from '../hooks/useAttempt.ts';
import { useOwnMedia } from '../hooks/useOwnMedia.ts';
import { useStudio } from '../hooks/useStudio.ts';

interface SettingsDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export function SettingsDialog({ open, onOpenChange }: SettingsDialogProps) {
  const { visit, session } = useStudio();
  const attempt = useAttempt();
  const { mayBeSeen } = useOwnMedia();
  const testSignal = useSelected(session.room.state, ({ scene }) => scene.testSignal);
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Settings">
      <DialogStart className="flex flex-col gap-6">
        <DevicePickers devices={visit.devices} withCamera={mayBeSeen} />
        <div className="border-t border-line pt-6">
          <Switch
            label="Test signal"
            hint="A frame clock, colour bars, and a flash with a beep each second, over the picture. The audience sees and hears it too."
            checked={testSignal}
            onCheckedChange={(on) => attempt(() => session.updateScene({ testSignal: on }))}
          />
        </div>
      </DialogStart>
    </Dialog>
  );
}
