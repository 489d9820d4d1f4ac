import { AppError } from '@footlight/contracts';
import type { Backend } from '../../server/backend.ts';
import { DestinationTestStream } from './DestinationTestStream.ts';
import { getDestination } from './destinations.ts';

type Parts = Pick<Backend, 'database' | 'redis' | 'destinationTestQueue' | 'rateLimits' | 'env' | 'logger'>;

interface TestDestinationOptions {
  id: string;
  ownerId: string;
  /** Aborts when the browser goes: a test that nobody waits for ends. */
  signal: AbortSignal;
}

/**
 * Tests a Destination and answers how it goes, a line of JSON for each state. Two tests of one Destination at once are one.
 * @throws AppError notFound, destinationOnAir, rateLimited, redisUnavailable.
 */
export async function testDestination(backend: Parts, { id, ownerId, signal }: TestDestinationOptions): Promise<Response> {
  await getDestination(backend.database, { id, ownerId });
  const onAir = await backend.database.broadcastDestination.count({ where: { destinationId: id, broadcast: { state: 'live' } } });
  if (onAir > 0) throw new AppError('destinationOnAir');
  await backend.rateLimits.consume('destinationTest', ownerId);
  const { body } = await DestinationTestStream.open(backend, { destinationId: id, signal });
  return new Response(body, {
    headers: {
      'content-type': 'application/x-ndjson; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      // nginx: hand every line on at once.
      'x-accel-buffering': 'no',
    },
  });
}
