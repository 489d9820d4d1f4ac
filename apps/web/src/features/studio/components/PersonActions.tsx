'use client';

import { Mic, MicOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, IconButton } from '../../../ui/index.ts';
import { useWindow } from '../../greenroom/index.ts';
import { useAttempt } from '../hooks/useAttempt.ts';
import { usePlacing } from '../hooks/usePlacing.ts';
import { useShow } from '../hooks/useShow.ts';
import { useStudio } from '../hooks/useStudio.ts';
import type { Person } from '../model/people.ts';
import { isLive } from '../model/showPhase.ts';
import { PersonDialogs, type PersonWindow } from './PersonDialogs.tsx';
import { PersonMenu } from './PersonMenu.tsx';
import { PersonSound } from './PersonSound.tsx';

/** Stage, microphone and the door, for one person. */
export function PersonActions({ person }: { person: Person }) {
  return person.isSelf ? <OwnActions person={person} /> : <GuestActions person={person} />;
}

function OwnActions({ person }: { person: Person }) {
  const [openWindow, setOpenWindow] = useWindow<PersonWindow>();
  const onStage = person.placement === 'onStage';
  const { problem, place } = usePlacing(person);
  return (
    <Actions problem={problem}>
      {person.role !== 'producer' && (
        <Button size="small" className="h-7 px-2.5 text-xs" onClick={place}>
          {onStage ? 'Leave the stage' : 'Go on stage'}
        </Button>
      )}
      <span className="ml-auto flex items-center gap-1">
        <PersonSound person={person} />
        <PersonMenu person={person} onRename={() => setOpenWindow('rename')} />
      </span>
      <PersonDialogs person={person} openWindow={openWindow} onChange={setOpenWindow} />
    </Actions>
  );
}

function GuestActions({ person }: { person: Person }) {
  const { visit, session, live } = useStudio();
  const { phase } = useShow(visit, live);
  const attempt = useAttempt();
  const [openWindow, setOpenWindow] = useWindow<PersonWindow>();
  const { peerId, placement, mutedByHost } = person;
  const onStage = placement === 'onStage';
  const { problem, place } = usePlacing(person);
  const remove = () => session.room.removePeer(peerId);
  // A host's name and place are the host's own.
  const door = {
    onRename: () => setOpenWindow('rename'),
    onRemove: () => (isLive(phase) ? setOpenWindow('remove') : attempt(remove)),
    onBan: () => setOpenWindow('ban'),
  };
  const mayTakeOver = live !== null && person.role === 'coHost' && person.connected;
  return (
    <Actions problem={problem}>
      {person.role !== 'producer' && (
        <Button size="small" variant={onStage ? 'secondary' : 'primary'} className="h-7 px-2.5 text-xs" onClick={place}>
          {onStage ? 'Move backstage' : 'Bring on stage'}
        </Button>
      )}
      <IconButton
        label={mutedByHost ? 'Unmute' : 'Mute'}
        icon={mutedByHost ? <MicOff size={15} /> : <Mic size={15} />}
        size="small"
        variant={mutedByHost ? 'attention' : 'quiet'}
        className="ml-auto h-7 w-7"
        onClick={() => attempt(() => session.room.setMutedByHost(peerId, !mutedByHost))}
      />
      <PersonSound person={person} />
      <PersonMenu
        person={person}
        {...(person.role !== 'host' && door)}
        {...(mayTakeOver && { onHandOver: () => setOpenWindow('handOver') })}
      />
      <PersonDialogs person={person} openWindow={openWindow} onChange={setOpenWindow} />
    </Actions>
  );
}

/** What can be done, in a row; below it why a person did not come on stage or go. */
function Actions({ problem, children }: { problem: string | null; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-1">
      <div className="flex flex-wrap items-center gap-1 md:flex-nowrap">{children}</div>
      <p role="alert" className="text-xs leading-4 text-attention-ink empty:hidden">
        {problem}
      </p>
    </div>
  );
}
