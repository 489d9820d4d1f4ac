'use client';

import { Popover } from '../../../ui/Popover.tsx';
import { useStore } from '../../greenroom/index.ts';
import { useMediaQuery } from '../hooks/useMediaQuery.ts';
import { useShow } from '../hooks/useShow.ts';
import { useStudio } from '../hooks/useStudio.ts';
import { listDestinations } from '../model/listDestinations.ts';
import { DestinationChip } from './DestinationChip.tsx';
import { DestinationList } from './DestinationList.tsx';

/** Chips that fit beside the title and the timer. */
const chipsThatFit = { wide: 3, narrow: 1 };

/** Where the show goes, in the header; those that need a look come first. */
export function DestinationChips() {
  const { visit, live } = useStudio();
  const broadcast = useStore(visit.broadcast);
  const { egress } = useShow(visit, live);
  const destinations = listDestinations(broadcast, egress);
  const shownCount = useMediaQuery('(min-width: 1280px)') ? chipsThatFit.wide : chipsThatFit.narrow;
  const hiddenCount = destinations.length - shownCount;
  return (
    <ul aria-label="Destinations" className="flex min-w-0 items-center gap-1.5">
      {destinations.length === 0 && <li className="text-[0.8125rem] whitespace-nowrap text-faint">No destination</li>}
      {destinations.slice(0, shownCount).map(({ key, name, output }) => (
        <li key={key} className="min-w-0">
          <DestinationChip name={name} output={output} />
        </li>
      ))}
      {hiddenCount > 0 && (
        <li>
          <Popover
            label="All destinations"
            trigger={
              <button
                type="button"
                aria-label={`${hiddenCount} more destinations`}
                className="h-8 rounded-full border border-line px-2.5 text-[0.8125rem] hover:border-line-strong"
              >
                +{hiddenCount}
              </button>
            }
          >
            <DestinationList broadcast={broadcast} egress={egress} />
          </Popover>
        </li>
      )}
    </ul>
  );
}
