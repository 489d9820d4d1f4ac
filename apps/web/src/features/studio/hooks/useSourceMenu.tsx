import type { SourceId } from '@footlight/contracts';
import { Expand, Eye, EyeOff, Shrink, Star, StarOff } from 'lucide-react';
import type { MenuItem } from '../../../ui/index.ts';
import { useSelected } from '../../greenroom/index.ts';
import { useAttempt } from './useAttempt.ts';
import { useStudio } from './useStudio.ts';

/** How one source is shown in the picture: what a menu offers, and whether it is shown in a way of its own. */
export function useSourceMenu(sourceId: SourceId): { items: MenuItem[]; isMarked: boolean } {
  const { session } = useStudio();
  const attempt = useAttempt();
  const spotlight = useSelected(session.room.state, ({ scene }) => scene.spotlight);
  const fits = useSelected(session.room.state, ({ scene }) => scene.fits);
  const hidden = useSelected(session.room.state, ({ scene }) => scene.hidden);
  const isSpotlit = spotlight === sourceId;
  const isHidden = hidden.includes(sourceId);
  const isWhole = fits[sourceId] === 'contain';
  const items: MenuItem[] = [
    {
      label: isSpotlit ? 'End spotlight' : 'Spotlight',
      icon: isSpotlit ? <StarOff aria-hidden /> : <Star aria-hidden />,
      onSelect: () => attempt(() => session.updateScene({ spotlight: isSpotlit ? null : sourceId })),
    },
    {
      label: isWhole ? 'Fill the slot' : 'Show the whole picture',
      icon: isWhole ? <Expand aria-hidden /> : <Shrink aria-hidden />,
      onSelect: () => attempt(() => session.updateScene({ fits: { ...fits, [sourceId]: isWhole ? 'cover' : 'contain' } })),
    },
    {
      label: isHidden ? 'Show in the picture' : 'Hide from the picture',
      icon: isHidden ? <Eye aria-hidden /> : <EyeOff aria-hidden />,
      onSelect: () =>
        attempt(() => session.updateScene({ hidden: isHidden ? hidden.filter((id) => id !== sourceId) : [...hidden, sourceId] })),
    },
  ];
  return { items, isMarked: isSpotlit || isHidden };
}
