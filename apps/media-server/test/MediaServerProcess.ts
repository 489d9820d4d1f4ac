import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createTestEnv, findRtcPort, internalApiToken, roomTokenSecret } from './startTestServer.ts';
import { until } from './until.ts';

const mainPath = fileURLToPath(new URL('../src/main.ts', import.meta.url));

/** `node main.ts` as it runs in production, on free ports. */
export class MediaServerProcess {
  readonly env: ReturnType<typeof createTestEnv>;
  readonly url: string;
  readonly httpUrl: string;
  readonly #child: ChildProcess;
  output = '';
  exit: { code: number | null; signal: NodeJS.Signals | null } | undefined;

  static async start(variables: Record<string, string> = {}): Promise<MediaServerProcess> {
    const rtcPort = await findRtcPort();
    const server = new MediaServerProcess({ ...createTestEnv({}, rtcPort), MEDIA_PORT: await findRtcPort() }, variables);
    await until('the server to listen', async () => {
      if (server.exit) throw new Error(`exited: ${server.output}`);
      return await fetch(`${server.httpUrl}/ready`).then(
        ({ ok }) => ok,
        () => false,
      );
    });
    return server;
  }

  private constructor(env: ReturnType<typeof createTestEnv>, variables: Record<string, string>) {
    this.env = env;
    this.url = `ws://127.0.0.1:${env.MEDIA_PORT}`;
    this.httpUrl = `http://127.0.0.1:${env.MEDIA_PORT}`;
    this.#child = spawn(process.execPath, [mainPath], {
      env: {
        REDIS_URL: env.REDIS_URL,
        SERVER_ID: env.SERVER_ID,
        MEDIA_PORT: String(env.MEDIA_PORT),
        MEDIA_LISTEN_IP: '127.0.0.1',
        MEDIASOUP_ANNOUNCED_IP: '127.0.0.1',
        MEDIASOUP_WORKERS: '1',
        MEDIASOUP_WORKER_BIN: env.MEDIASOUP_WORKER_BIN,
        RTC_PORT: String(env.RTC_PORT),
        RTC_MIN_PORT: String(env.RTC_MIN_PORT),
        RTC_MAX_PORT: String(env.RTC_MAX_PORT),
        ROOM_TOKEN_SECRET: roomTokenSecret,
        INTERNAL_API_TOKEN: internalApiToken,
        ...variables,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream?.on('data', (text) => {
        this.output += String(text);
      });
    this.#child.once('exit', (code, signal) => {
      this.exit = { code, signal };
    });
  }

  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** Process ids of its children, the media workers (Linux). */
  childPids(): number[] {
    const { pid } = this.#child;
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number);
  }

  async waitForExit(): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
    await until('exit', () => this.exit !== undefined);
    return this.exit ?? { code: null, signal: null };
  }
}

/** The environment a process got, as the kernel kept it. */
export const environmentOf = (pid: number): string => readFileSync(`/proc/${pid}/environ`, 'utf8');

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}
