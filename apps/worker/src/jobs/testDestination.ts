import type { TestDestinationJob } from '@footlight/contracts';
import { DestinationTest, type DestinationTestContext } from '../destinationTest/DestinationTest.ts';

/** Returns when the verdict is told. The job is the test: while it runs, a second one of its destination is the same. */
export async function testDestination(context: DestinationTestContext, { destinationId }: TestDestinationJob): Promise<void> {
  await new DestinationTest(destinationId, context).run();
}
