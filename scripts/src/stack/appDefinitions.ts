import { createRequire } from 'node:module';
import { join } from 'node:path';
import { projectRoot } from '../paths.ts';
import type { MediaServerPorts, WorkerPorts } from './ports.ts';
import { buildProcessEnv, type Variables } from './processEnv.ts';
import type { ProcessDefinition } from './SupervisedProcess.ts';

export interface AppContext {
  /** What every process may be given, in rising precedence: defaults with secrets, the operator's, the stack's. */
  layers: readonly Variables[];
  /** Set for a private stack: listen on this address alone. */
  listenIp: string | undefined;
}

const appFolder = (name: string): string => join(projectRoot, 'apps', name);

export function defineWeb({ layers, listenIp }: AppContext, port: number): ProcessDefinition {
  return {
    name: 'web',
    launch: () => ({
      command: process.execPath,
      args: [
        createRequire(join(appFolder('web'), 'package.json')).resolve('next/dist/bin/next'),
        'start',
        '--port',
        String(port),
        ...(listenIp === undefined ? [] : ['--hostname', listenIp]),
      ],
      cwd: appFolder('web'),
      env: buildProcessEnv('web', [...layers, { WEB_PORT: String(port) }]),
      deathSignal: 'SIGTERM',
    }),
    readiness: { kind: 'http', url: `http://127.0.0.1:${port}/ready` },
    stopSignal: 'SIGTERM',
    stopTimeoutMs: 10_000,
  };
}

export function defineMediaServer({ layers, listenIp }: AppContext, name: string, ports: MediaServerPorts): ProcessDefinition {
  const own: Record<string, string> = {
    MEDIA_PORT: String(ports.http),
    RTC_PORT: String(ports.rtc),
    ...(ports.rtcRange ? { RTC_MIN_PORT: String(ports.rtcRange.min), RTC_MAX_PORT: String(ports.rtcRange.max) } : {}),
    ...(listenIp === undefined ? {} : { MEDIA_LISTEN_IP: listenIp, MEDIASOUP_ANNOUNCED_IP: listenIp, SERVER_ID: name }),
  };
  const env = buildProcessEnv('mediaServer', [...layers, own]);
  return {
    name,
    launch: () => ({
      command: process.execPath,
      args: [join(appFolder('media-server'), 'src/main.ts')],
      cwd: appFolder('media-server'),
      env,
      deathSignal: 'SIGTERM',
    }),
    readiness: { kind: 'http', url: `http://127.0.0.1:${ports.http}/ready` },
    stopSignal: 'SIGTERM',
    stopTimeoutMs: 10_000 + 1000 * (Number(env.DRAIN_TIMEOUT_SECONDS) || 0),
  };
}

export function defineWorker({ layers, listenIp }: AppContext, name: string, ports: WorkerPorts): ProcessDefinition {
  const own: Record<string, string> = {
    WORKER_PORT: String(ports.http),
    ...(ports.rtpRange ? { WORKER_RTP_MIN_PORT: String(ports.rtpRange.min), WORKER_RTP_MAX_PORT: String(ports.rtpRange.max) } : {}),
    ...(listenIp === undefined ? {} : { WORKER_ID: name, WORKER_RTP_IP: listenIp }),
  };
  return {
    name,
    launch: () => ({
      command: process.execPath,
      args: [join(appFolder('worker'), 'src/main.ts')],
      cwd: appFolder('worker'),
      env: buildProcessEnv('worker', [...layers, own]),
      deathSignal: 'SIGTERM',
    }),
    readiness: { kind: 'http', url: `http://127.0.0.1:${ports.http}/ready` },
    stopSignal: 'SIGTERM',
    stopTimeoutMs: 15_000,
  };
}
