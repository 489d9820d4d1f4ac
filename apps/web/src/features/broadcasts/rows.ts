import { AppError, type BroadcastStatus, programSizeId, type StreamingMethod } from '@footlight/contracts';
import type { Database, EgressModel, OutputModel } from '@footlight/database';
import type { BroadcastView, EgressView, OutputView } from './views.ts';
import { outputView } from './views.ts';

const clipParts = { select: { id: true, kind: true, name: true } } as const;

/** What a BroadcastView is made of. */
export const withDestinations = {
  intro: clipParts,
  outro: clipParts,
  destinations: {
    select: { destination: { select: { id: true, name: true, platform: true, program: true } } },
    orderBy: { destination: { createdAt: 'asc' } },
  },
} as const;

/** Destinations first, the recording last. */
export const outputOrder = [{ kind: 'asc' as const }, { name: 'asc' as const }, { id: 'asc' as const }];

const findBroadcastRow = async (database: Pick<Database, 'broadcast'>, { id, ownerId }: { id: string; ownerId: string }) =>
  await database.broadcast.findFirst({ where: { id, ownerId }, include: withDestinations });

export type BroadcastRow = NonNullable<Awaited<ReturnType<typeof findBroadcastRow>>>;
export type EgressRow = EgressModel & { outputs: OutputModel[] };

/** A creator's own Broadcast. @throws AppError notFound, for another creator's too. */
export async function getBroadcastRow(database: Pick<Database, 'broadcast'>, key: { id: string; ownerId: string }): Promise<BroadcastRow> {
  const row = await findBroadcastRow(database, key);
  if (!row) throw new AppError('notFound');
  return row;
}

export const toStatus = ({ state, startedAt }: Pick<BroadcastRow, 'state' | 'startedAt'>): BroadcastStatus => ({
  state,
  startedAt: startedAt ? startedAt.getTime() : null,
});

const toMs = (date: Date | null): number | null => (date ? date.getTime() : null);

const toOutputView = (output: OutputModel): OutputView =>
  outputView.parse({
    id: output.id,
    kind: output.kind,
    destinationId: output.destinationId,
    name: output.name,
    platform: output.platform,
    state: output.state,
    reason: output.reason,
    liveAt: toMs(output.liveAt),
    endedAt: toMs(output.endedAt),
    bytesSent: Number(output.bytesSent),
  });

const toEgressView = (egress: EgressRow): EgressView => ({
  id: egress.id,
  state: egress.state,
  outputs: egress.outputs.map(toOutputView),
});

interface ViewParts {
  row: BroadcastRow;
  egress: EgressRow | undefined;
  defaultMethod: StreamingMethod;
}

export const toBroadcastView = ({ row, egress, defaultMethod }: ViewParts): BroadcastView => ({
  id: row.id,
  title: row.title,
  state: row.state,
  startedAt: toMs(row.startedAt),
  endedAt: toMs(row.endedAt),
  createdAt: row.createdAt.getTime(),
  scheduledAt: toMs(row.scheduledAt),
  programSize: programSizeId.catch('720p').parse(row.programSize),
  streamingMethod: row.streamingMethod,
  effectiveMethod: row.streamingMethod ?? defaultMethod,
  destinations: row.destinations.map(({ destination }) => destination),
  intro: row.intro,
  outro: row.outro,
  egress: egress ? toEgressView(egress) : null,
});
