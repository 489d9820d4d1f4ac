'use client';

import { ScreenShare } from 'lucide-react';
import { ConditionBadge, StoreMeter, useSelected } from '../../greenroom/index.ts';
import { useStudio } from '../hooks/useStudio.ts';
import type { Person } from '../model/people.ts';
import { HandBadge } from './HandBadge.tsx';
import { PersonActions } from './PersonActions.tsx';
import { PersonPicture } from './PersonPicture.tsx';

const roleNames: Partial<Record<Person['role'], string>> = { host: 'Host', coHost: 'Co-host', producer: 'Producer' };

/** A person of the studio: picture, name, voice, and what can be done. */
export function PersonCard({ person }: { person: Person }) {
  const { session } = useStudio();
  const condition = useSelected(session.room.state, ({ conditions }) => conditions.get(person.peerId));
  const caption = person.isSelf ? 'You' : roleNames[person.role];
  return (
    <li aria-label={person.name} className="flex w-96 max-w-full shrink-0 gap-3 rounded-lg border border-line bg-surface p-2.5">
      <PersonPicture person={person} />
      <div className="flex min-w-0 flex-1 flex-col justify-between gap-1.5">
        <div className="flex items-center gap-2">
          <span className="min-w-0 truncate text-[0.8125rem] font-medium">{person.name}</span>
          {person.sharesScreen && <ScreenShare size={14} className="shrink-0 text-accent-ink" aria-label="Shares the screen" />}
          {person.placement === 'backstage' && <HandBadge person={person} />}
          {caption && <span className="ml-auto shrink-0 text-xs text-faint">{caption}</span>}
          {condition && (
            <ConditionBadge
              condition={condition}
              reader="host"
              label={`Connection of ${person.name}`}
              className={caption ? '-mr-1 px-1' : '-mr-1 ml-auto px-1'}
            />
          )}
        </div>
        {person.note ? (
          <span className="text-xs leading-4 text-attention-ink">{person.note}</span>
        ) : (
          <StoreMeter levels={session.levels} levelKey={person.peerId} label={`Level of ${person.name}`} />
        )}
        <PersonActions person={person} />
      </div>
    </li>
  );
}
