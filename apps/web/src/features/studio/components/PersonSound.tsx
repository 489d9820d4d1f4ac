'use client';

import { SlidersVertical } from 'lucide-react';
import { IconButton, Switch } from '../../../ui/index.ts';
import { Popover } from '../../../ui/Popover.tsx';
import { useSelected, useStore } from '../../greenroom/index.ts';
import { useStudio } from '../hooks/useStudio.ts';
import type { Person } from '../model/people.ts';
import { GainControl } from './GainControl.tsx';

/** One person's sound: how loud they are for everyone, and hearing them alone. */
export function PersonSound({ person }: { person: Person }) {
  const { session } = useStudio();
  const { peerId, name, isSelf } = person;
  const isSolo = useStore(session.solo) === peerId;
  const isChanged = useSelected(session.room.state, ({ scene }) => (scene.mix.gainsDb[peerId] ?? 0) !== 0);
  const screenId = `${peerId}:screenAudio`;
  const hasScreenSound = useSelected(session.levels, (levels) => levels.has(screenId));
  return (
    <Popover
      label={`Sound of ${name}`}
      trigger={
        <IconButton
          label="Sound"
          icon={<SlidersVertical size={15} />}
          size="small"
          variant={isSolo || isChanged ? 'attention' : 'quiet'}
          className="h-7 w-7"
        />
      }
    >
      <div className="flex flex-col gap-3">
        <GainControl soundId={peerId} label={`Volume of ${name}`} title="Volume for everyone" />
        {hasScreenSound && <GainControl soundId={screenId} label={`Screen volume of ${name}`} title="Volume of the screen" />}
        {!isSelf && (
          <div className="border-t border-line pt-3.5">
            <Switch
              label="Hear alone"
              hint="In your own speakers, also backstage. The audience hears no difference."
              checked={isSolo}
              onCheckedChange={(on) => session.setSolo(on ? peerId : null)}
            />
          </div>
        )}
      </div>
    </Popover>
  );
}
