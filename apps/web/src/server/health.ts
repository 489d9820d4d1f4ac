import { MachineLoad } from '@footlight/server-kit/machineLoad';
import type { Backend } from './backend.ts';

const machineLoad = new MachineLoad();
let databaseAnswered = false;

export interface WebHealth {
  status: 'healthy' | 'degraded';
  /** What is away, by part. */
  problems: Record<string, string>;
  /** Broadcasts on air; null while the database is away. */
  activeStreams: number | null;
  /** 0..1 of the machine. */
  cpu: number;
  memory: number;
  uptimeSeconds: number;
}

export async function readHealth({ database, redis }: Pick<Backend, 'database' | 'redis'>): Promise<WebHealth> {
  const problems: Record<string, string> = {};
  const [activeStreams] = await Promise.all([
    database.broadcast.count({ where: { state: 'live' } }).catch(() => {
      problems.database = 'away';
      return null;
    }),
    redis.ping().catch(() => {
      problems.redis = 'away';
    }),
  ]);
  databaseAnswered ||= activeStreams !== null;
  const status = Object.keys(problems).length === 0 ? 'healthy' : 'degraded';
  return { status, problems, activeStreams, ...machineLoad.read(), uptimeSeconds: Math.round(process.uptime()) };
}

/** True once the database has answered: a later loss is no reason to take visitors away from this process. */
export async function isReady({ database }: Pick<Backend, 'database'>): Promise<boolean> {
  if (databaseAnswered) return true;
  databaseAnswered = await database.user.count().then(
    () => true,
    () => false,
  );
  return databaseAnswered;
}
