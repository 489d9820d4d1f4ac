import { randomUUID } from 'node:crypto';
import { AppError } from '@footlight/contracts';
import type { Database } from '@footlight/database';
import type { z } from 'zod';
import type { Backend } from '../../server/backend.ts';
import { readDefaultMethod } from '../admin/server.ts';
import { type BroadcastRow, type EgressRow, getBroadcastRow, outputOrder, toBroadcastView, withDestinations } from './rows.ts';
import { assertOwnClip } from './showClips.ts';
import { readTemplateContent } from './templates.ts';
import type { BroadcastView, createBroadcastBody, UpdateBroadcastBody } from './views.ts';

type Parts = Pick<Backend, 'database' | 'env'>;

const toDate = (at: number | null): Date | null => (at === null ? null : new Date(at));

/** Past shows in a list; older ones stay in the database. */
const maxListed = 200;

interface OwnedBroadcast {
  id: string;
  ownerId: string;
}

/** A creator's Broadcasts, newest first. */
export async function listBroadcasts(backend: Parts, ownerId: string): Promise<BroadcastView[]> {
  const [rows, method] = await Promise.all([
    backend.database.broadcast.findMany({ where: { ownerId }, include: withDestinations, orderBy: { createdAt: 'desc' }, take: maxListed }),
    readDefaultMethod(backend),
  ]);
  const egresses = await readEgresses(backend.database, rows);
  return rows.map((row) => toBroadcastView({ row, egress: egresses.get(row.id), defaultMethod: method.value }));
}

/** @throws AppError notFound. */
export async function readBroadcast(backend: Parts, key: OwnedBroadcast): Promise<BroadcastView> {
  const row = await getBroadcastRow(backend.database, key);
  return await viewOf(backend, row);
}

/** @throws AppError invalidInput when a destination or the template is not the creator's. */
export async function createBroadcast(
  backend: Parts,
  { ownerId, destinationIds, scheduledAt, templateId, ...chosen }: z.infer<typeof createBroadcastBody> & { ownerId: string },
): Promise<BroadcastView> {
  const id = randomUUID();
  const ids = await ownDestinations(backend.database, { ownerId, destinationIds });
  const content = templateId === undefined ? {} : await readTemplateContent(backend, { templateId, ownerId, broadcastId: id });
  const row = await backend.database.broadcast.create({
    data: {
      ...{ id, ownerId, ...chosen, ...content, scheduledAt: toDate(scheduledAt) },
      destinations: { create: ids.map((destinationId) => ({ destinationId })) },
    },
    include: withDestinations,
  });
  return await viewOf(backend, row);
}

/**
 * The title and the clips may change at any time; what goes to air only before it does.
 * @throws AppError notFound, alreadyLive, broadcastEnded; invalidInput when a destination or a clip is not the creator's.
 */
export async function updateBroadcast(
  backend: Parts,
  { id, ownerId, title, destinationIds, programSize, streamingMethod, scheduledAt, introId, outroId }: UpdateBroadcastBody & OwnedBroadcast,
): Promise<BroadcastView> {
  const current = await getBroadcastRow(backend.database, { id, ownerId });
  if ([destinationIds, programSize, streamingMethod, scheduledAt].some((change) => change !== undefined)) assertReady(current);
  const ids = destinationIds === undefined ? undefined : await ownDestinations(backend.database, { ownerId, destinationIds });
  await assertOwnClip(backend.database, { ownerId, field: 'introId', id: introId });
  await assertOwnClip(backend.database, { ownerId, field: 'outroId', id: outroId });
  const row = await backend.database.broadcast.update({
    where: { id },
    data: {
      ...(introId === undefined ? {} : { introId }),
      ...(outroId === undefined ? {} : { outroId }),
      ...(title === undefined ? {} : { title }),
      ...(programSize === undefined ? {} : { programSize }),
      ...(streamingMethod === undefined ? {} : { streamingMethod }),
      ...(scheduledAt === undefined ? {} : { scheduledAt: toDate(scheduledAt) }),
      ...(ids === undefined ? {} : { destinations: { deleteMany: {}, create: ids.map((destinationId) => ({ destinationId })) } }),
    },
    include: withDestinations,
  });
  return await viewOf(backend, row);
}

/** @throws AppError notFound, inUse while it is on air. */
export async function deleteBroadcast({ database }: Pick<Backend, 'database'>, { id, ownerId }: OwnedBroadcast): Promise<void> {
  const { count } = await database.broadcast.deleteMany({ where: { id, ownerId, state: { not: 'live' } } });
  if (count > 0) return;
  await getBroadcastRow(database, { id, ownerId });
  throw new AppError('inUse', { message: 'This show is on air. End it first.' });
}

function assertReady({ state }: BroadcastRow): void {
  if (state === 'live') throw new AppError('alreadyLive', { message: 'This show is on air. Only its title can change now.' });
  if (state === 'ended') throw new AppError('broadcastEnded', { message: 'This show has ended. Only its title can change now.' });
}

async function ownDestinations(
  database: Database,
  { ownerId, destinationIds }: { ownerId: string; destinationIds: string[] },
): Promise<string[]> {
  const wanted = [...new Set(destinationIds)];
  const found = await database.destination.count({ where: { id: { in: wanted }, ownerId, deletedAt: null } });
  if (found === wanted.length) return wanted;
  throw new AppError('invalidInput', {
    problems: [{ path: 'destinationIds', message: 'One of these destinations does not exist any more.' }],
  });
}

async function viewOf(backend: Parts, row: BroadcastRow): Promise<BroadcastView> {
  const [egresses, method] = await Promise.all([readEgresses(backend.database, [row]), readDefaultMethod(backend)]);
  return toBroadcastView({ row, egress: egresses.get(row.id), defaultMethod: method.value });
}

async function readEgresses(database: Database, rows: readonly BroadcastRow[]): Promise<Map<string, EgressRow>> {
  const ids = rows.flatMap(({ egressId }) => (egressId ? [egressId] : []));
  if (ids.length === 0) return new Map();
  const egresses = await database.egress.findMany({ where: { id: { in: ids } }, include: { outputs: { orderBy: outputOrder } } });
  return new Map(egresses.map((egress) => [egress.broadcastId, egress]));
}
