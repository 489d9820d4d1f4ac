'use client';

import type { BroadcastView } from '../../broadcasts/index.ts';
import { type DestinationTests, programNames, TestAllButton, TestButton, TestWords, testExplanation } from '../../destinations/index.ts';
import { platformName } from '../model/platformName.ts';

interface PreflightDestinationsProps {
  destinations: BroadcastView['destinations'];
  tests: DestinationTests;
}

/** Where the show goes, and whether each place would take it. */
export function PreflightDestinations({ destinations, tests }: PreflightDestinationsProps) {
  return (
    <>
      <div className="flex items-center justify-between gap-3">
        <p className="text-muted">The picture in the preview goes to:</p>
        {destinations.length > 1 && <TestAllButton ids={destinations.map(({ id }) => id)} tests={tests} />}
      </div>
      <ul aria-label="Where the show goes" className="flex flex-col gap-2">
        {destinations.map(({ id, name, platform, program }) => (
          <li key={id} className="flex flex-col gap-1 rounded-lg border border-line px-3 py-2.5">
            <div className="flex items-center gap-3">
              <span className="min-w-0 flex-1 truncate font-medium">{name}</span>
              <span className="text-[0.8125rem] text-faint">
                {platformName(platform)}
                {program !== 'main' && `, ${programNames[program]}`}
              </span>
              <TestButton id={id} name={name} tests={tests} />
            </div>
            <TestWords id={id} tests={tests} />
          </li>
        ))}
      </ul>
      <p className="text-[0.8125rem] text-faint">{testExplanation}</p>
    </>
  );
}
