import type { EgressState, OutputFailureReason, ProgramId, StreamingMethod } from '@footlight/contracts';
import { streamingMethod } from '@footlight/contracts';
import { type Database, Prisma } from '@footlight/database';
import type { OutputSnapshot } from '../output/Output.ts';

/** What web chose for a Broadcast, as far as an Egress needs it. Stream keys stay sealed. */
export interface BroadcastPlan {
  broadcastId: string;
  state: 'ready' | 'live' | 'ended';
  egressId: string | null;
  method: StreamingMethod;
  destinations: { id: string; name: string; platform: string; program: ProgramId; serverUrl: string; streamKeyCiphertext: string }[];
}

export interface EgressRecord {
  egressId: string;
  state: EgressState;
  reason: string | null;
  liveAt: number | null;
  endedAt: number | null;
  outputs: readonly OutputSnapshot[];
}

/** An earlier run's mark on an Egress. */
export interface EgressHistory {
  state: EgressState;
  fencingToken: number;
  liveAt: number | null;
  outputs: { outputId: string; destinationId: string | null; firstLiveAt: number | null; bytesSent: number }[];
}

interface ClaimOptions {
  egressId: string;
  broadcastId: string;
  workerId: string;
  method: StreamingMethod;
  fencingToken: number;
}

const dateOf = (atMs: number | null): Date | null => (atMs === null ? null : new Date(atMs));

/** Egress and Output rows, which only the worker writes, each write guarded by the fencing token; and what web chose. */
export class EgressStore {
  readonly #database: Database;
  readonly #defaultMethod: StreamingMethod | undefined;

  constructor({ database, defaultMethod }: { database: Database; defaultMethod: StreamingMethod | undefined }) {
    this.#database = database;
    this.#defaultMethod = defaultMethod;
  }

  async findPlan(broadcastId: string): Promise<BroadcastPlan | undefined> {
    const broadcast = await this.#database.broadcast.findUnique({
      where: { id: broadcastId },
      include: { destinations: { where: { destination: { enabled: true, deletedAt: null } }, include: { destination: true } } },
    });
    if (!broadcast) return undefined;
    return {
      broadcastId,
      state: broadcast.state,
      egressId: broadcast.egressId,
      method: broadcast.streamingMethod ?? (await this.#readDefaultMethod()),
      destinations: broadcast.destinations.map(({ destination: { id, name, platform, program, serverUrl, streamKeyCiphertext } }) => ({
        id,
        name,
        platform,
        program,
        serverUrl,
        streamKeyCiphertext,
      })),
    };
  }

  async findHistory(egressId: string): Promise<EgressHistory | undefined> {
    const row = await this.#database.egress.findUnique({ where: { id: egressId }, include: { outputs: true } });
    if (!row) return undefined;
    return {
      state: row.state,
      fencingToken: row.fencingToken,
      liveAt: row.liveAt?.getTime() ?? null,
      outputs: row.outputs.map(({ id, destinationId, liveAt, bytesSent }) => ({
        outputId: id,
        destinationId,
        firstLiveAt: liveAt?.getTime() ?? null,
        bytesSent: Number(bytesSent),
      })),
    };
  }

  /** Marks the Egress as this worker's. False when a higher fencing token was there before. */
  async claim({ egressId, broadcastId, workerId, method, fencingToken }: ClaimOptions): Promise<boolean> {
    const claimed = await this.#database.egress.updateMany({
      where: { id: egressId, fencingToken: { lt: fencingToken } },
      data: { workerId, fencingToken, method },
    });
    if (claimed.count === 1) {
      // A take-over records into a new part: the dead owner's is what it is.
      await this.#database.output.updateMany({
        where: { egressId, kind: 'recording', endedAt: null },
        data: { state: 'ended', endedAt: new Date() },
      });
      return true;
    }
    try {
      await this.#database.egress.create({ data: { id: egressId, broadcastId, workerId, method, fencingToken } });
      return true;
    } catch (error) {
      if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') return false;
      throw error;
    }
  }

  /** Writes the whole state. False when the Egress has another owner by now: nothing was written. */
  async write(record: EgressRecord, fencingToken: number): Promise<boolean> {
    const { egressId, state, reason, liveAt, endedAt, outputs } = record;
    return await this.#database.$transaction(async (transaction) => {
      const { count } = await transaction.egress.updateMany({
        where: { id: egressId, fencingToken: { lte: fencingToken } },
        data: { state, reason, liveAt: dateOf(liveAt), endedAt: dateOf(endedAt) },
      });
      if (count === 0) return false;
      for (const output of outputs) {
        const data = outputData(output);
        await transaction.output.upsert({
          where: { id: output.outputId },
          create: { id: output.outputId, egressId, kind: output.kind, destinationId: output.destinationId, ...data },
          update: data,
        });
      }
      return true;
    });
  }

  /** Ends an Egress that nobody runs, with its outputs; writes the row when there was none. */
  async markEnded({ egressId, broadcastId, workerId, fencingToken }: Omit<ClaimOptions, 'method'>): Promise<void> {
    const endedAt = new Date();
    await this.#database.egress.upsert({
      where: { id: egressId },
      create: { id: egressId, broadcastId, workerId, fencingToken, state: 'ended', endedAt },
      update: {},
    });
    await this.#database.egress.updateMany({
      where: { id: egressId, endedAt: null, fencingToken: { lte: fencingToken } },
      data: { state: 'ended', endedAt, workerId, fencingToken },
    });
    await this.#database.output.updateMany({
      where: { egressId, endedAt: null, egress: { fencingToken: { lte: fencingToken } } },
      data: { state: 'ended', endedAt },
    });
  }

  /** Egresses that should run now. */
  async listWanted(): Promise<{ egressId: string; broadcastId: string }[]> {
    const rows = await this.#database.broadcast.findMany({
      where: { state: 'live', egressId: { not: null } },
      select: { id: true, egressId: true },
    });
    return rows.flatMap(({ id, egressId }) => (egressId === null ? [] : [{ egressId, broadcastId: id }]));
  }

  /** Egresses that the database calls running. */
  async listUnended(): Promise<{ egressId: string; broadcastId: string }[]> {
    const rows = await this.#database.egress.findMany({
      where: { state: { in: ['starting', 'live', 'reconnecting'] } },
      select: { id: true, broadcastId: true },
    });
    return rows.map(({ id, broadcastId }) => ({ egressId: id, broadcastId }));
  }

  /** Failed and ended ones among these: they are not started again. */
  async listOver(egressIds: readonly string[]): Promise<Set<string>> {
    const rows = await this.#database.egress.findMany({
      where: { id: { in: [...egressIds] }, state: { in: ['failed', 'ended'] } },
      select: { id: true },
    });
    return new Set(rows.map(({ id }) => id));
  }

  /** Cheap question for /health. @throws when the database is away. */
  async ping(): Promise<void> {
    await this.#database.$queryRaw`SELECT 1`;
  }

  async #readDefaultMethod(): Promise<StreamingMethod> {
    if (this.#defaultMethod) return this.#defaultMethod;
    const row = await this.#database.systemSetting.findUnique({ where: { key: 'streamingMethod' } });
    return streamingMethod.safeParse(row?.value).data ?? 'ffmpeg';
  }
}

function outputData({ name, platform, state, reason, reconnects, bytesSent, file, firstLiveAt, endedAt }: OutputSnapshot) {
  const data: { reason: OutputFailureReason | null; liveAt: Date | null; endedAt: Date | null } = {
    reason,
    liveAt: dateOf(firstLiveAt),
    endedAt: dateOf(endedAt),
  };
  return { name, platform, state, attempts: reconnects, bytesSent: BigInt(bytesSent), file, ...data };
}
