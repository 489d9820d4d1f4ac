'use client';

import { sourceIdOf } from '@footlight/contracts';
import { ArrowRightLeft, Ban, Ellipsis, MicOff, PencilLine, UserX } from 'lucide-react';
import { IconButton, Menu, type MenuItem } from '../../../ui/index.ts';
import { useAttempt } from '../hooks/useAttempt.ts';
import { useSourceMenu } from '../hooks/useSourceMenu.tsx';
import { useStudio } from '../hooks/useStudio.ts';
import type { Person } from '../model/people.ts';

interface PersonMenuProps {
  person: Person;
  onRename?: () => void;
  /** Left out for oneself. */
  onRemove?: () => void;
  onBan?: () => void;
  /** For the host, with a co-host. */
  onHandOver?: () => void;
}

/** How one person is shown, while they are on stage, what they are called, and the door. */
export function PersonMenu({ person, onRename, onRemove, onBan, onHandOver }: PersonMenuProps) {
  const { session } = useStudio();
  const attempt = useAttempt();
  const { items: look, isMarked } = useSourceMenu(sourceIdOf(person.peerId, 'camera'));
  const onStage = person.placement === 'onStage';
  const ask: MenuItem = {
    label: 'Ask to unmute',
    icon: <MicOff aria-hidden />,
    onSelect: () => attempt(() => session.room.desk.askToUnmute(person.peerId)),
  };
  const self: MenuItem[] = [
    ...(onRename ? [{ label: 'Rename', icon: <PencilLine aria-hidden />, onSelect: onRename, separated: onStage }] : []),
    ...(person.microphoneOff ? [ask] : []),
    ...(onHandOver ? [{ label: 'Hand over the show…', icon: <ArrowRightLeft aria-hidden />, onSelect: onHandOver }] : []),
  ];
  const door: MenuItem[] = [
    ...(onRemove ? [{ label: 'Remove', icon: <UserX aria-hidden />, onSelect: onRemove, separated: true }] : []),
    ...(onBan ? [{ label: 'Ban from this show', icon: <Ban aria-hidden />, onSelect: onBan }] : []),
  ];
  const items = [...(onStage ? look : []), ...self, ...door];
  if (items.length === 0) return null;
  return (
    <Menu
      label={`More for ${person.name}`}
      trigger={
        <IconButton
          label="More"
          icon={<Ellipsis size={15} />}
          size="small"
          variant={isMarked && onStage ? 'attention' : 'quiet'}
          className="h-7 w-7"
        />
      }
      items={items}
    />
  );
}
