import { mkdirSync, realpathSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { StepReporter } from '../../bootstrap/StepReporter.mjs';
import { readOperatorEnv } from '../env.ts';
import { type AppContext, defineMediaServer, defineWeb, defineWorker } from './appDefinitions.ts';
import { Infrastructure } from './Infrastructure.ts';
import { claimPrivatePorts, maxPrivateMediaWorkers, type StackPorts } from './ports.ts';
import { pickGeneralVariables, type Variables } from './processEnv.ts';
import { type ProcessDefinition, type ProcessEvent, SupervisedProcess } from './SupervisedProcess.ts';
import { loadOrCreateSecrets } from './secrets.ts';

export interface StackOptions {
  /** Holds everything the stack writes: database, Redis, secrets.json, logs/, recordings/. Made when missing. */
  folder: string;
  /** `private`: ports no other stack on this machine can get, everything bound to 127.0.0.1. */
  ports: StackPorts | 'private';
  /** mediasoup's worker, and FFmpeg, as prepare() found them. */
  mediaWorkerBin: string;
  ffmpegPath: string;
  redisProgram?: string | undefined;
  databaseUrl?: string | undefined;
  redisUrl?: string | undefined;
  /**
   * Variables of the operator or the test, such as RTMP_ALLOWED_PRIVATE_HOSTS or LOG_LEVEL. They win over the defaults and
   * the generated secrets; each process gets only those it reads.
   */
  env?: Variables;
  /** Private stacks: how many of each to run; default 1. */
  mediaServers?: number;
  workers?: number;
  /** False: a web, media server or worker that is killed stays dead. Default true. */
  restartOnDeath?: boolean;
  reporter?: StepReporter | undefined;
  onEvent?: ((event: ProcessEvent) => void) | undefined;
  /** Ends the start early: it is then refused. */
  signal?: AbortSignal | undefined;
}

export interface StackProcesses {
  web: SupervisedProcess;
  /** The first media server and worker: what a stack of one each is about. */
  mediaServer: SupervisedProcess;
  worker: SupervisedProcess;
  mediaServers: readonly SupervisedProcess[];
  workers: readonly SupervisedProcess[];
}

/**
 * The whole product, running: PostgreSQL, Redis, web, media servers and workers, each supervised. `npm start` runs one on
 * the product's ports; tests run private ones side by side. It needs what prepare() makes.
 */
export class Stack {
  /** The web app, http://localhost:…: browsers grant cameras to localhost without https. */
  readonly webUrl: string;
  /** The first media server and worker: /health, /ready, /metrics. */
  readonly mediaUrl: string;
  readonly workerUrl: string;
  /** What /setup asks for. */
  readonly setupCode: string;
  readonly logsFolder: string;
  readonly recordingsFolder: string;
  readonly infrastructure: Infrastructure;
  readonly processes: StackProcesses;
  /** Everything the processes may be given; holds secrets. */
  readonly env: Variables;
  readonly #resources: AsyncDisposableStack;

  /** @throws SetupError with one sentence for the operator; nothing is left running then. */
  static async start(options: StackOptions): Promise<Stack> {
    mkdirSync(options.folder, { recursive: true });
    const folder = realpathSync(options.folder);
    await using resources = new AsyncDisposableStack();
    const claimed =
      options.ports === 'private'
        ? await claimPrivatePorts({ mediaServers: options.mediaServers ?? 1, workers: options.workers ?? 1 })
        : undefined;
    if (claimed) resources.defer(() => claimed.close());
    const infrastructure = resources.adopt(
      await Infrastructure.start({ ...options, folder, ports: claimed?.infrastructure ?? 'default' }),
      (started) => started.close(),
    );
    const ports = options.ports === 'private' ? (claimed?.ports ?? noPorts) : options.ports;
    const layers = environmentLayers({ options, folder, ports, infrastructure });
    const context: AppContext = { layers, listenIp: claimed ? '127.0.0.1' : undefined };
    const processes = await startApps({ options, folder, context, ports, resources });
    return new Stack({ folder, ports, infrastructure, processes, env: Object.assign({}, ...layers), resources: resources.move() });
  }

  /** Use Stack.start. */
  constructor({ folder, ports, infrastructure, processes, env, resources }: StackParts) {
    this.webUrl = `http://localhost:${ports.web}`;
    this.mediaUrl = `http://127.0.0.1:${ports.mediaServers[0]?.http}`;
    this.workerUrl = `http://127.0.0.1:${ports.workers[0]?.http}`;
    this.setupCode = env.SETUP_CODE ?? '';
    this.logsFolder = join(folder, 'logs');
    this.recordingsFolder = env.RECORDINGS_DIR ?? '';
    this.infrastructure = infrastructure;
    this.processes = processes;
    this.env = env;
    this.#resources = resources;
  }

  get databaseUrl(): string {
    return this.infrastructure.databaseUrl;
  }

  get redisUrl(): string {
    return this.infrastructure.redisUrl;
  }

  /** Stops workers, web, media servers, Redis and PostgreSQL in this order; nothing is left running. Idempotent. */
  async close(): Promise<void> {
    await this.#resources.disposeAsync();
  }
}

/** `Stack.start` under the name tests read best. */
export const startStack = (options: StackOptions): Promise<Stack> => Stack.start(options);

interface StackParts {
  folder: string;
  ports: StackPorts;
  infrastructure: Infrastructure;
  processes: StackProcesses;
  env: Variables;
  resources: AsyncDisposableStack;
}

const noPorts: StackPorts = { web: 0, mediaServers: [], workers: [] };

interface EnvironmentParts {
  options: StackOptions;
  folder: string;
  ports: StackPorts;
  infrastructure: Infrastructure;
}

function environmentLayers({ options, folder, ports, infrastructure }: EnvironmentParts): Variables[] {
  const { postgresPassword: _postgres, redisPassword: _redis, ...secrets } = loadOrCreateSecrets(folder);
  const defaults = {
    ...secrets,
    NEXTAUTH_URL: `http://localhost:${ports.web}`,
    RECORDINGS_DIR: join(folder, 'recordings'),
    MEDIA_DIR: join(folder, 'media'),
    ...(options.ports === 'private' ? { MEDIASOUP_WORKERS: String(Math.min(availableParallelism(), maxPrivateMediaWorkers)) } : {}),
  };
  const decided = {
    DATABASE_URL: infrastructure.databaseUrl,
    REDIS_URL: infrastructure.redisUrl,
    MEDIASOUP_WORKER_BIN: options.mediaWorkerBin,
    FFMPEG_PATH: options.ffmpegPath,
  };
  mkdirSync(options.env?.RECORDINGS_DIR ?? defaults.RECORDINGS_DIR, { recursive: true, mode: 0o750 });
  return [pickGeneralVariables(readOperatorEnv()), defaults, options.env ?? {}, decided];
}

interface AppsParts {
  options: StackOptions;
  folder: string;
  context: AppContext;
  ports: StackPorts;
  resources: AsyncDisposableStack;
}

/** Starts all at once: they wait for each other by themselves. They are stopped in the reverse of the order given here. */
async function startApps({ options, folder, context, ports, resources }: AppsParts): Promise<StackProcesses> {
  const reporter = options.reporter ?? new StepReporter({ stream: { write: () => true } });
  const number = (name: string, index: number) => (index === 0 ? name : `${name}-${index + 1}`);
  const mediaServers = ports.mediaServers.map((its, index) => defineMediaServer(context, number('media-server', index), its));
  const workers = ports.workers.map((its, index) => defineWorker(context, number('worker', index), its));
  const supervise = async (definition: ProcessDefinition) =>
    await SupervisedProcess.start(definition, {
      logsFolder: join(folder, 'logs'),
      restartOnDeath: options.restartOnDeath ?? true,
      onEvent: options.onEvent ?? (() => undefined),
      signal: options.signal,
    });
  const stages = [mediaServers, [defineWeb(context, ports.web)], workers];
  const started = await reporter.run('Web, media server and worker', async (step) => {
    const outcomes = await Promise.all(stages.map(async (stage) => await Promise.allSettled(stage.map(supervise))));
    for (const stage of outcomes) {
      const running = stage.filter((outcome) => outcome.status === 'fulfilled').map(({ value }) => value);
      resources.defer(async () => void (await Promise.all(running.map((process) => process.stop()))));
    }
    const failure = outcomes.flat().find((outcome) => outcome.status === 'rejected');
    if (failure) throw failure.reason;
    step.done('Web, media server and worker started');
    return outcomes.map((stage) => stage.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : [])));
  });
  const [runningMediaServers = [], [web] = [], runningWorkers = []] = started;
  const [mediaServer] = runningMediaServers;
  const [worker] = runningWorkers;
  if (!web || !mediaServer || !worker) throw new Error('a stack has at least one web, media server and worker');
  return { web, mediaServer, worker, mediaServers: runningMediaServers, workers: runningWorkers };
}
