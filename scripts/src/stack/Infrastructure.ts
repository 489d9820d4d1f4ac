import { mkdirSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDatabase } from '@footlight/database/ensureDatabase';
import { migrate } from '@footlight/database/migrate';
import { SetupError } from '../../bootstrap/SetupError.mjs';
import { StepReporter } from '../../bootstrap/StepReporter.mjs';
import { readScriptsEnv } from '../env.ts';
import { findExecutable } from '../system/findExecutable.ts';
import { PortBlock } from '../system/PortBlock.ts';
import { chooseLoopbackPort } from '../system/ports.ts';
import { assertRedisAnswers } from './assertRedisAnswers.ts';
import { definePostgres, ensureCluster, postgresUrl, stopLeftoverPostgres } from './postgres.ts';
import { choosePostgresHome } from './postgresHome.ts';
import { defineRedis, redisUrl, stopLeftoverRedis } from './redis.ts';
import { type ProcessDefinition, type ProcessEvent, SupervisedProcess } from './SupervisedProcess.ts';
import { loadOrCreateSecrets } from './secrets.ts';

/** Where the embedded servers of `npm start` listen, unless something else does. */
const defaultPorts = { postgres: 54_329, redis: 63_790 };

export interface InfrastructureOptions {
  /** Holds the data, secrets.json and logs/; made when missing. */
  folder: string;
  /** `default`: the product's own ports when they are free. `private`: ports no other stack can get, and data nobody misses. */
  ports: 'default' | 'private' | { postgres: number; redis: number };
  /** Use this server instead of an embedded one. */
  databaseUrl?: string | undefined;
  redisUrl?: string | undefined;
  /** redis-server or valkey-server; looked for on the PATH when absent. */
  redisProgram?: string | undefined;
  reporter?: StepReporter | undefined;
  onEvent?: ((event: ProcessEvent) => void) | undefined;
  /** Ends the start early: it is then refused. */
  signal?: AbortSignal | undefined;
}

/** PostgreSQL with the newest schema, and Redis: embedded ones, supervised, or those the operator named. */
export class Infrastructure {
  readonly databaseUrl: string;
  readonly redisUrl: string;
  /** Undefined when the operator's own server is used. */
  readonly postgres: SupervisedProcess | undefined;
  readonly redis: SupervisedProcess | undefined;
  readonly #resources: AsyncDisposableStack;

  /** @throws SetupError with one sentence for the operator; nothing is left running then. */
  static async start(options: InfrastructureOptions): Promise<Infrastructure> {
    mkdirSync(options.folder, { recursive: true });
    const folder = realpathSync(options.folder);
    const secrets = loadOrCreateSecrets(folder);
    await using resources = new AsyncDisposableStack();
    const context: Context = {
      ...options,
      folder,
      resources,
      isPrivate: options.ports !== 'default',
      reporter: options.reporter ?? new StepReporter({ stream: { write: () => true } }),
      portOf: portChooser(options.ports, resources),
    };
    const postgres = options.databaseUrl ? undefined : await startPostgres(context, secrets.postgresPassword);
    const databaseUrl = options.databaseUrl ?? postgres?.url ?? '';
    await migrateDatabase(context, databaseUrl);
    if (options.redisUrl) await checkRedis(context, options.redisUrl);
    const redis = options.redisUrl ? undefined : await startRedis(context, secrets.redisPassword);
    return new Infrastructure({
      databaseUrl,
      redisUrl: options.redisUrl ?? redis?.url ?? '',
      postgres: postgres?.process,
      redis: redis?.process,
      resources: resources.move(),
    });
  }

  /** Use Infrastructure.start. */
  constructor(parts: Pick<Infrastructure, 'databaseUrl' | 'redisUrl' | 'postgres' | 'redis'> & { resources: AsyncDisposableStack }) {
    this.databaseUrl = parts.databaseUrl;
    this.redisUrl = parts.redisUrl;
    this.postgres = parts.postgres;
    this.redis = parts.redis;
    this.#resources = parts.resources;
  }

  /** Stops Redis, then PostgreSQL. Idempotent. */
  async close(): Promise<void> {
    await this.#resources.disposeAsync();
  }
}

/** `Infrastructure.start` under the name tests read best. */
export const startInfrastructure = (options: InfrastructureOptions): Promise<Infrastructure> => Infrastructure.start(options);

interface Context extends InfrastructureOptions {
  resources: AsyncDisposableStack;
  isPrivate: boolean;
  reporter: StepReporter;
  portOf: (name: 'postgres' | 'redis') => Promise<number>;
}

interface StartedServer {
  url: string;
  process: SupervisedProcess;
}

function portChooser(ports: InfrastructureOptions['ports'], resources: AsyncDisposableStack): Context['portOf'] {
  let block: PortBlock | undefined;
  return async (name) => {
    if (typeof ports === 'object') return ports[name];
    if (ports === 'default') return await chooseLoopbackPort(defaultPorts[name]);
    block ??= resources.adopt(await PortBlock.claim(), (claimed) => claimed.close());
    return block.port(name);
  };
}

async function startPostgres(context: Context, password: string): Promise<StartedServer> {
  return await context.reporter.run('PostgreSQL 18', async (step) => {
    const home = await choosePostgresHome(context.folder);
    // A private stack's data that had to lie outside its folder goes with the stack.
    if (context.isPrivate && home.isElsewhere) context.resources.defer(() => rmSync(home.data, { recursive: true, force: true }));
    await ensureCluster({ home, password });
    await stopLeftoverPostgres(home);
    const port = await context.portOf('postgres');
    const process = await supervise(context, definePostgres({ home, port, durable: !context.isPrivate }));
    step.done(`PostgreSQL 18 started on port ${port}${home.isElsewhere ? `, data in ${home.data}` : ''}`);
    return { url: postgresUrl({ port, password, database: 'footlight' }), process };
  });
}

async function migrateDatabase({ reporter, databaseUrl }: Context, url: string): Promise<void> {
  await reporter.run('Database schema', async (step) => {
    await ensureDatabase(url).catch((cause: Error) => {
      throw new SetupError(`${databaseUrl ? 'The database of DATABASE_URL' : 'PostgreSQL'} cannot be used: ${describe(cause)}.`, { cause });
    });
    const applied = await migrate(url).catch((cause: Error) => {
      throw new SetupError(`The database schema cannot be brought up to date: ${describe(cause)}.`, { cause });
    });
    step.done(applied.length === 0 ? 'Database schema is current' : `Database schema: ${applied.length} applied`);
  });
}

async function startRedis(context: Context, password: string): Promise<StartedServer> {
  return await context.reporter.run('Redis', async (step) => {
    const program = context.redisProgram ?? findExecutable(['redis-server', 'valkey-server'], readScriptsEnv().PATH);
    if (!program) throw new SetupError('Redis is not installed: run `apt-get install redis-server`, or set REDIS_URL.');
    const folder = join(context.folder, 'redis');
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    await stopLeftoverRedis(folder);
    const port = await context.portOf('redis');
    const process = await supervise(context, defineRedis({ program, folder, port, password, durable: !context.isPrivate }));
    step.done(`Redis started on port ${port}`);
    return { url: redisUrl({ port, password }), process };
  });
}

async function checkRedis({ reporter }: Context, url: string): Promise<void> {
  await reporter.run('Redis of REDIS_URL', async (step) => {
    await assertRedisAnswers(url);
    step.done('Redis of REDIS_URL answers');
  });
}

async function supervise({ folder, onEvent, resources, signal }: Context, definition: ProcessDefinition): Promise<SupervisedProcess> {
  const options = { logsFolder: join(folder, 'logs'), restartOnDeath: true, onEvent: onEvent ?? (() => undefined), signal };
  return resources.adopt(await SupervisedProcess.start(definition, options), (process) => process.stop());
}

/** Connection errors of several addresses come as an AggregateError without a message of its own. */
function describe(error: Error): string {
  if (!(error instanceof AggregateError)) return error.message.replace(/\.$/, '');
  return error.errors.map((one: unknown) => (one instanceof Error ? one.message : String(one))).join('; ');
}
