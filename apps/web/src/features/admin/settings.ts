import { AppError, type StreamingMethod, streamingMethod } from '@footlight/contracts';
import type { Backend } from '../../server/backend.ts';
import type { SettingsView, UpdateSettingsBody } from './views.ts';

const keys = { streamingMethod: 'streamingMethod', dailyApiKey: 'dailyApiKey' } as const;

/** The method of Broadcasts that choose none, and what decides it: STREAMING_METHOD before the saved setting. */
export async function readDefaultMethod({ database, env }: Pick<Backend, 'database' | 'env'>): Promise<SettingsView['streamingMethod']> {
  if (env.STREAMING_METHOD) return { value: env.STREAMING_METHOD, source: 'environment' };
  const row = await database.systemSetting.findUnique({ where: { key: keys.streamingMethod } });
  const saved = streamingMethod.safeParse(row?.value);
  return saved.success ? { value: saved.data, source: 'setting' } : { value: 'ffmpeg', source: 'default' };
}

export async function readSettings(backend: Pick<Backend, 'database' | 'env'>): Promise<SettingsView> {
  const [method, daily] = await Promise.all([
    readDefaultMethod(backend),
    backend.database.systemSetting.findUnique({ where: { key: keys.dailyApiKey }, select: { updatedAt: true } }),
  ]);
  return { streamingMethod: method, dailyApiKey: { set: daily !== null, setAt: daily ? daily.updatedAt.getTime() : null } };
}

/** @throws AppError methodUnavailable, invalidInput when the environment decides. */
export async function updateSettings(
  backend: Pick<Backend, 'database' | 'env' | 'secretBox'>,
  { streamingMethod: method, dailyApiKey }: UpdateSettingsBody,
): Promise<SettingsView> {
  if (method !== undefined) await saveMethod(backend, method);
  if (dailyApiKey === null) await backend.database.systemSetting.deleteMany({ where: { key: keys.dailyApiKey } });
  else if (dailyApiKey !== undefined) {
    const ciphertext = backend.secretBox.seal(dailyApiKey, keys.dailyApiKey);
    await backend.database.systemSetting.upsert({
      where: { key: keys.dailyApiKey },
      create: { key: keys.dailyApiKey, ciphertext },
      update: { ciphertext },
    });
  }
  return await readSettings(backend);
}

async function saveMethod({ database, env }: Pick<Backend, 'database' | 'env'>, method: StreamingMethod): Promise<void> {
  if (env.STREAMING_METHOD) {
    const message = 'STREAMING_METHOD decides this. Remove that variable and restart to choose here.';
    throw new AppError('invalidInput', { message, problems: [{ path: 'streamingMethod', message }] });
  }
  if (method === 'daily') throw new AppError('methodUnavailable');
  await database.systemSetting.upsert({
    where: { key: keys.streamingMethod },
    create: { key: keys.streamingMethod, value: method },
    update: { value: method },
  });
}
