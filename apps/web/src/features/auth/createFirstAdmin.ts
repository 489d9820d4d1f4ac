import { createHash, timingSafeEqual } from 'node:crypto';
import { AppError } from '@footlight/contracts';
import type { z } from 'zod';
import type { Backend } from '../../server/backend.ts';
import type { setupBody } from './inputs.ts';
import { lockUsers } from './lockUsers.ts';
import { hashPassword } from './passwordHash.ts';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** True while nobody has an account: the first visitor with the set-up code becomes the admin. */
export const needsSetup = async ({ database }: Pick<Backend, 'database'>): Promise<boolean> => (await database.user.count()) === 0;

/**
 * Creates the first admin. Two requests at once make one: the second waits for the lock and then finds a user.
 * @throws AppError setupCodeWrong, setupDone.
 */
export async function createFirstAdmin(
  { database, env }: Pick<Backend, 'database' | 'env'>,
  { code, name, email, password }: z.infer<typeof setupBody>,
): Promise<{ id: string }> {
  if (env.SETUP_CODE !== undefined && !timingSafeEqual(digest(code ?? ''), digest(env.SETUP_CODE))) throw new AppError('setupCodeWrong');
  if ((await database.user.count()) > 0) throw new AppError('setupDone');
  const passwordHash = await hashPassword(password);
  return await database.$transaction(async (transaction) => {
    await lockUsers(transaction);
    if ((await transaction.user.count()) > 0) throw new AppError('setupDone');
    return await transaction.user.create({ data: { name, email, passwordHash, role: 'admin' }, select: { id: true } });
  });
}
