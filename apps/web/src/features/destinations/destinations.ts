import { randomUUID } from 'node:crypto';
import { AppError, errorCatalogue, type PlatformId, platforms } from '@footlight/contracts';
import type { DestinationModel } from '@footlight/database';
import { resolveIngestAddress } from '@footlight/server-kit/ingestAddress';
import type { z } from 'zod';
import type { Backend } from '../../server/backend.ts';
import { type createDestinationBody, findDestinationProblems, type UpdateDestinationBody } from './validate.ts';
import type { DestinationView } from './views.ts';

type Parts = Pick<Backend, 'database' | 'secretBox' | 'env'>;

const toView = ({ id, name, platform, program, serverUrl, enabled, streamKeySetAt }: DestinationModel): DestinationView => ({
  id,
  name,
  platform,
  program,
  serverUrl,
  enabled,
  streamKeySetAt: streamKeySetAt.getTime(),
});

/** A creator's own Destinations, oldest first. */
export async function listDestinations({ database }: Pick<Backend, 'database'>, ownerId: string): Promise<DestinationView[]> {
  const rows = await database.destination.findMany({ where: { ownerId, deletedAt: null }, orderBy: { createdAt: 'asc' } });
  return rows.map(toView);
}

interface SavedDestination extends DestinationView {
  /** What is worth a look although it was saved. */
  warning: string | null;
}

/** @throws AppError invalidInput by field, addressPrivate. */
export async function createDestination(
  { database, secretBox, env }: Parts,
  { ownerId, name, platform, program, serverUrl, streamKey, enabled }: z.infer<typeof createDestinationBody> & { ownerId: string },
): Promise<SavedDestination> {
  assertNoProblems({ name, platform, serverUrl, streamKey });
  const warning = await checkAddress({ platform, serverUrl, allowedPrivateHosts: env.RTMP_ALLOWED_PRIVATE_HOSTS });
  const id = randomUUID();
  const row = await database.destination.create({
    data: {
      id,
      ownerId,
      name,
      platform,
      program,
      serverUrl,
      enabled,
      streamKeyCiphertext: secretBox.seal(streamKey, id),
      streamKeySetAt: new Date(),
    },
  });
  return { ...toView(row), warning };
}

/** Changes what is given; without a stream key the stored one stays. @throws AppError notFound, invalidInput, addressPrivate. */
export async function updateDestination(
  { database, secretBox, env }: Parts,
  { id, ownerId, ...changes }: UpdateDestinationBody & { id: string; ownerId: string },
): Promise<SavedDestination> {
  const current = await getDestination(database, { id, ownerId });
  const next = { name: current.name, platform: current.platform, serverUrl: current.serverUrl, ...withoutUndefined(changes) };
  assertNoProblems({ name: next.name, platform: next.platform, serverUrl: next.serverUrl, streamKey: changes.streamKey });
  const addressChanged = next.serverUrl !== current.serverUrl || next.platform !== current.platform;
  const warning = addressChanged
    ? await checkAddress({ platform: next.platform, serverUrl: next.serverUrl, allowedPrivateHosts: env.RTMP_ALLOWED_PRIVATE_HOSTS })
    : null;
  const key =
    changes.streamKey === undefined ? {} : { streamKeyCiphertext: secretBox.seal(changes.streamKey, id), streamKeySetAt: new Date() };
  const row = await database.destination.update({
    where: { id },
    data: {
      name: next.name,
      platform: next.platform,
      serverUrl: next.serverUrl,
      ...(changes.program === undefined ? {} : { program: changes.program }),
      ...(changes.enabled === undefined ? {} : { enabled: changes.enabled }),
      ...key,
    },
  });
  return { ...toView(row), warning };
}

/** Hides it and forgets its key; past shows keep its name. @throws AppError notFound, inUse while a show on air sends to it. */
export async function deleteDestination(
  { database, secretBox }: Pick<Backend, 'database' | 'secretBox'>,
  { id, ownerId }: { id: string; ownerId: string },
): Promise<void> {
  await getDestination(database, { id, ownerId });
  const onAir = await database.broadcastDestination.count({ where: { destinationId: id, broadcast: { state: 'live' } } });
  if (onAir > 0) throw new AppError('inUse');
  await database.destination.update({
    where: { id },
    data: { deletedAt: new Date(), enabled: false, streamKeyCiphertext: secretBox.seal('', id) },
  });
}

/** A creator's own Destination. @throws AppError notFound, for another creator's too. */
export async function getDestination(
  database: Backend['database'],
  { id, ownerId }: { id: string; ownerId: string },
): Promise<DestinationModel> {
  const row = await database.destination.findFirst({ where: { id, ownerId, deletedAt: null } });
  if (!row) throw new AppError('notFound');
  return row;
}

function assertNoProblems(draft: Parameters<typeof findDestinationProblems>[0]): void {
  const problems = findDestinationProblems(draft);
  if (problems.length > 0) throw new AppError('invalidInput', { problems });
}

interface AddressCheck {
  platform: PlatformId;
  serverUrl: string;
  allowedPrivateHosts: readonly string[];
}

/** Refuses a private address; a name that is not found now may be found later, so that one is a warning. */
async function checkAddress({ platform, serverUrl, allowedPrivateHosts }: AddressCheck): Promise<string | null> {
  try {
    await resolveIngestAddress(serverUrl, { allowedPrivateHosts });
    return null;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code !== 'addressUnresolved')
      throw new AppError(error.code, { problems: [{ path: 'serverUrl', message: error.message }], cause: error });
    return `${errorCatalogue.addressUnresolved.message} It was saved all the same, for ${platforms[platform].name} may be out of reach only now.`;
  }
}

const withoutUndefined = <T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> };
