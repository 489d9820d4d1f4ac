'use client';

import { Button } from '../../../ui/index.ts';
import { useShownTest } from '../hooks/useDestinationTests.ts';
import type { DestinationTests } from '../model/DestinationTests.ts';
import { describeTest } from '../model/describeTest.ts';

interface TestButtonProps {
  id: string;
  name: string;
  tests: DestinationTests;
}

/** Tests one destination. */
export function TestButton({ id, name, tests }: TestButtonProps) {
  const test = useShownTest(tests, id);
  const { isRunning } = describeTest(test);
  const label = isRunning ? 'Testing' : test ? 'Test again' : 'Test';
  return (
    <Button size="small" busy={isRunning} aria-label={`${label}: ${name}`} onClick={() => tests.start(id)}>
      {label}
    </Button>
  );
}

/** Tests every destination that is given; those under way go on. */
export function TestAllButton({ ids, tests }: { ids: readonly string[]; tests: DestinationTests }) {
  return (
    <Button
      size="small"
      variant="quiet"
      onClick={() => {
        for (const id of ids) tests.start(id);
      }}
    >
      Test all
    </Button>
  );
}
