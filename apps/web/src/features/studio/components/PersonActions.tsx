'use client';

import { Mic, MicOff } from 'lucide-react';
import { Button, ConfirmDialog, IconButton } from '../../../ui/index.ts';
import { useWindow } from '../../greenroom/index.ts';
import { useAttempt } from '../hooks/useAttempt.ts';
import { useShow } from '../hooks/useShow.ts';
import { useStudio } from '../hooks/useStudio.ts';
import type { Person } from '../model/people.ts';
import { isLive } from '../model/showPhase.ts';
import { PersonMenu } from './PersonMenu.tsx';
import { PersonSound } from './PersonSound.tsx';

/** Stage, microphone and the door, for one person. */
export function PersonActions({ person }: { person: Person }) {
  return person.isSelf ? <OwnActions person={person} /> : <GuestActions person={person} />;
}

function OwnActions({ person }: { person: Person }) {
  const { session } = useStudio();
  const attempt = useAttempt();
  const onStage = person.placement === 'onStage';
  return (
    <div className="flex items-center justify-between gap-1">
      <Button
        size="small"
        className="h-7 px-2.5 text-xs"
        onClick={() => attempt(() => session.setSelfPlacement(onStage ? 'backstage' : 'onStage'))}
      >
        {onStage ? 'Leave the stage' : 'Go on stage'}
      </Button>
      <span className="flex items-center gap-1">
        <PersonSound person={person} />
        {onStage && <PersonMenu person={person} />}
      </span>
    </div>
  );
}

function GuestActions({ person }: { person: Person }) {
  const { visit, session, live } = useStudio();
  const { phase } = useShow(visit, live);
  const attempt = useAttempt();
  const [openWindow, setOpenWindow] = useWindow<'remove'>();
  const { peerId, name, placement, mutedByHost } = person;
  const onStage = placement === 'onStage';
  const remove = () => session.room.removePeer(peerId);
  return (
    <div className="flex items-center gap-1">
      <Button
        size="small"
        variant={onStage ? 'secondary' : 'primary'}
        className="h-7 px-2.5 text-xs"
        onClick={() => attempt(() => session.room.setPlacement(peerId, onStage ? 'backstage' : 'onStage'))}
      >
        {onStage ? 'Move backstage' : 'Bring on stage'}
      </Button>
      <IconButton
        label={mutedByHost ? 'Unmute' : 'Mute'}
        icon={mutedByHost ? <MicOff size={15} /> : <Mic size={15} />}
        size="small"
        variant={mutedByHost ? 'attention' : 'quiet'}
        className="ml-auto h-7 w-7"
        onClick={() => attempt(() => session.room.setMutedByHost(peerId, !mutedByHost))}
      />
      <PersonSound person={person} />
      <PersonMenu person={person} onRemove={() => (isLive(phase) ? setOpenWindow('remove') : attempt(remove))} />
      <ConfirmDialog
        open={openWindow === 'remove'}
        onOpenChange={(open) => setOpenWindow(open ? 'remove' : null)}
        title={`Remove ${name}?`}
        description="They leave the studio at once, and the audience sees them go."
        confirmLabel="Remove"
        onConfirm={remove}
      />
    </div>
  );
}
