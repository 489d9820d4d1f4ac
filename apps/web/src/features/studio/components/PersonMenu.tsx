'use client';

import { sourceIdOf } from '@footlight/contracts';
import { Ellipsis, Expand, Shrink, Star, StarOff } from 'lucide-react';
import { IconButton, Menu, type MenuItem } from '../../../ui/index.ts';
import { useSelected } from '../../greenroom/index.ts';
import { useAttempt } from '../hooks/useAttempt.ts';
import { useStudio } from '../hooks/useStudio.ts';
import type { Person } from '../model/people.ts';

/** How one person is shown. */
export function PersonMenu({ person }: { person: Person }) {
  const { session } = useStudio();
  const attempt = useAttempt();
  const spotlight = useSelected(session.room.state, ({ scene }) => scene.spotlight);
  const fits = useSelected(session.room.state, ({ scene }) => scene.fits);
  const camera = sourceIdOf(person.peerId, 'camera');
  const isSpotlit = spotlight === camera;
  const isWhole = fits[camera] === 'contain';
  const items: MenuItem[] = [
    {
      label: isSpotlit ? 'End spotlight' : 'Spotlight',
      icon: isSpotlit ? <StarOff aria-hidden /> : <Star aria-hidden />,
      onSelect: () => attempt(() => session.updateScene({ spotlight: isSpotlit ? null : camera })),
    },
    {
      label: isWhole ? 'Fill the slot' : 'Show the whole picture',
      icon: isWhole ? <Expand aria-hidden /> : <Shrink aria-hidden />,
      onSelect: () => attempt(() => session.updateScene({ fits: { ...fits, [camera]: isWhole ? 'cover' : 'contain' } })),
    },
  ];
  return (
    <Menu
      label={`How ${person.name} is shown`}
      trigger={
        <IconButton
          label="More"
          icon={<Ellipsis size={15} />}
          size="small"
          variant={isSpotlit ? 'attention' : 'quiet'}
          className="h-7 w-7"
        />
      }
      items={items}
    />
  );
}
