import { randomUUID } from 'node:crypto';
import type { StreamingMethod } from '@footlight/contracts';
import { resolveIngestAddress } from '@footlight/server-kit/ingestAddress';
import type { Logger } from '@footlight/server-kit/logger';
import type { Redis } from '@footlight/server-kit/redis';
import type { SecretBox } from '@footlight/server-kit/SecretBox';
import type { ShowLogWriter } from '@footlight/server-kit/ShowLogWriter';
import { locateRoom } from '../feed/locateRoom.ts';
import type { PortAllocator } from '../feed/PortAllocator.ts';
import type { ReportRelay } from '../feed/ReportRelay.ts';
import type { EgressMetrics } from '../metrics.ts';
import type { DestinationTarget } from '../output/DestinationOutput.ts';
import { createPipeline } from '../pipeline/createPipeline.ts';
import { Egress } from './Egress.ts';
import { EgressLease } from './EgressLease.ts';
import type { BroadcastPlan, EgressHistory, EgressStore } from './EgressStore.ts';
import { StatusPublisher } from './StatusPublisher.ts';

/** Everything a run needs from the process that it runs in. */
export interface RunContext {
  workerId: string;
  redis: Redis;
  showLog: ShowLogWriter;
  store: EgressStore;
  secretBox: SecretBox;
  metrics: EgressMetrics;
  ports: PortAllocator;
  reports: ReportRelay;
  rtpIp: string;
  internalApiToken: string;
  allowedPrivateHosts: readonly string[];
  recordingsFolder: string;
  tlsCaFile: string | undefined;
  logger: Logger;
}

export interface EgressRef {
  egressId: string;
  broadcastId: string;
}

const isOver = (history: EgressHistory | undefined): boolean => history?.state === 'ended' || history?.state === 'failed';

/**
 * Takes the lease and starts the Egress. Undefined when there is nothing to start: another worker has it, the Broadcast is
 * not live with this Egress (any more), or it is over. @throws when Redis or the database is away.
 */
export async function startRun({ egressId, broadcastId }: EgressRef, context: RunContext): Promise<Egress | undefined> {
  const { redis, showLog, store, workerId, logger, metrics } = context;
  const earlier = await store.findHistory(egressId);
  if (isOver(earlier)) return undefined;
  const lease = await EgressLease.acquire({ redis, egressId, workerId, fencingFloor: earlier?.fencingToken ?? 0, logger });
  if (!lease) return undefined;
  try {
    // Read under the lease: whoever ends a show after this finds the lease taken, and whoever did before is seen here.
    const [plan, history] = await Promise.all([store.findPlan(broadcastId), store.findHistory(egressId)]);
    const wanted = plan?.state === 'live' && plan.egressId === egressId && !isOver(history);
    if (plan && wanted && (await store.claim({ egressId, broadcastId, workerId, method: plan.method, fencingToken: lease.fencingToken }))) {
      const pipeline = createPipeline({
        ...pipelineOptions({ egressId, plan, history, context }),
        method: plan.method satisfies StreamingMethod,
      });
      const publisher = new StatusPublisher({ redis, showLog, logger });
      return new Egress({ egressId, broadcastId, lease, pipeline, store, publisher, metrics, liveAt: history?.liveAt ?? null, logger });
    }
  } catch (error) {
    await lease.release();
    throw error;
  }
  await lease.release();
  return undefined;
}

interface PlannedRun {
  egressId: string;
  plan: BroadcastPlan;
  history: EgressHistory | undefined;
  context: RunContext;
}

function pipelineOptions({ egressId, plan, history, context }: PlannedRun) {
  const { redis, rtpIp, ports, reports, internalApiToken, recordingsFolder, tlsCaFile, logger } = context;
  return {
    egressId,
    // A Room is a Broadcast's runtime and has its id.
    roomId: plan.broadcastId,
    destinations: plan.destinations.map((destination) => targetOf({ destination, history, context })),
    locateRoom: (roomId: string) => locateRoom(redis, roomId),
    internalApiToken,
    rtpIp,
    ports,
    reports,
    recordingsFolder,
    tlsCaFile,
    logger,
  };
}

interface PlannedDestination {
  destination: BroadcastPlan['destinations'][number];
  history: EgressHistory | undefined;
  context: RunContext;
}

function targetOf({ destination, history, context }: PlannedDestination): DestinationTarget {
  const { id, name, platform, program, serverUrl, streamKeyCiphertext } = destination;
  const earlier = history?.outputs.find(({ destinationId }) => destinationId === id);
  return {
    outputId: earlier?.outputId ?? randomUUID(),
    destinationId: id,
    name,
    platform,
    programId: program,
    openStreamKey: () => context.secretBox.open(streamKeyCiphertext, id),
    resolve: () => resolveIngestAddress(serverUrl, { allowedPrivateHosts: context.allowedPrivateHosts }),
    firstLiveAt: earlier?.firstLiveAt ?? null,
    earlierBytes: earlier?.bytesSent ?? 0,
  };
}
