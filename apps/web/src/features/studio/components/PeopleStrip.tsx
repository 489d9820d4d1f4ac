'use client';

import clsx from 'clsx';
import { UserPlus } from 'lucide-react';
import { Button } from '../../../ui/index.ts';
import { useStore } from '../../greenroom/index.ts';
import { useStudio } from '../hooks/useStudio.ts';
import { listPeople, type Person } from '../model/people.ts';
import { queueBackstage } from '../model/queueBackstage.ts';
import { PersonCard } from './PersonCard.tsx';

interface GroupProps {
  title: string;
  people: readonly Person[];
  emptyText: string;
  isColumn: boolean;
}

function Group({ title, people, emptyText, isColumn }: GroupProps) {
  return (
    <section aria-label={title} className="flex shrink-0 flex-col gap-1.5">
      <h2 className="text-xs font-medium text-faint">
        {title} <span className="tabular">{people.length}</span>
      </h2>
      <ul className={clsx('flex gap-2', isColumn && 'flex-col')}>
        {people.map((person) => (
          <PersonCard key={person.peerId} person={person} />
        ))}
        {people.length === 0 && (
          <li className="flex h-[5.875rem] items-center rounded-lg border border-dashed border-line px-5 text-[0.8125rem] text-faint">
            {emptyText}
          </li>
        )}
      </ul>
    </section>
  );
}

interface PeopleStripProps {
  /** Left out for who makes no links. */
  onInvite?: () => void;
  /** One below the other, on a phone. */
  isColumn?: boolean;
}

/** Who is on stage and who waits. */
export function PeopleStrip({ onInvite, isColumn = false }: PeopleStripProps) {
  const { session } = useStudio();
  const room = useStore(session.room.state);
  const hands = useStore(session.room.desk.hands);
  const people = listPeople(room);
  const onStage = people.filter(({ placement }) => placement === 'onStage');
  const waiting = queueBackstage(people, { hands, peers: room.peers });
  return (
    <div className={clsx('flex shrink-0 gap-3', isColumn && 'flex-col')}>
      <div className={clsx('flex min-w-0 flex-1 gap-5 px-0.5 pt-0.5 pb-1', isColumn ? 'flex-col' : 'overflow-x-auto')}>
        <Group title="On stage" people={onStage} emptyText="Nobody is on stage." isColumn={isColumn} />
        <Group title="Backstage" people={waiting} emptyText="Nobody waits backstage." isColumn={isColumn} />
      </div>
      {onInvite && (
        <Button
          icon={<UserPlus size={18} aria-hidden />}
          onClick={onInvite}
          className={isColumn ? 'h-11 shrink-0' : 'mt-[1.5rem] h-[5.875rem] flex-col gap-1.5 px-5 text-[0.8125rem]'}
        >
          Invite
        </Button>
      )}
    </div>
  );
}
