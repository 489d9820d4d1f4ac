import { AppError, userRole } from '@footlight/contracts';
import { Prisma, type UserModel } from '@footlight/database';
import { z } from 'zod';
import type { Backend } from '../../server/backend.ts';
import { emailField, hashPassword, lockUsers, nameField, refusePassword } from '../auth/server.ts';
import type { UserView } from './views.ts';

export const createUserBody = z
  .object({ name: nameField, email: emailField, role: userRole, password: z.string().max(1000) })
  .superRefine(({ password, name, email }, context) => refusePassword({ password, about: [name, email] }, context));

export const updateUserBody = z
  .object({ name: nameField, role: userRole, disabled: z.boolean(), password: z.string().max(1000) })
  .partial()
  .superRefine(({ password }, context) => {
    if (password !== undefined) refusePassword({ password, about: [] }, context);
  });

type UserRow = Pick<UserModel, 'id' | 'name' | 'email' | 'role' | 'disabledAt' | 'createdAt'>;

const toView = ({ id, name, email, role, disabledAt, createdAt }: UserRow): UserView => ({
  id,
  name,
  email,
  role,
  disabled: disabledAt !== null,
  createdAt: createdAt.getTime(),
});

export async function listUsers({ database }: Pick<Backend, 'database'>): Promise<UserView[]> {
  const rows = await database.user.findMany({ orderBy: { createdAt: 'asc' } });
  return rows.map(toView);
}

/** @throws AppError invalidInput when the e-mail address has an account. */
export async function createUser(
  { database }: Pick<Backend, 'database'>,
  { name, email, role, password }: z.infer<typeof createUserBody>,
): Promise<UserView> {
  const passwordHash = await hashPassword(password);
  try {
    return toView(await database.user.create({ data: { name, email, role, passwordHash } }));
  } catch (error) {
    if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== 'P2002') throw error;
    throw new AppError('invalidInput', {
      problems: [{ path: 'email', message: 'This e-mail address has an account already.' }],
      cause: error,
    });
  }
}

/**
 * Changes a user; a new password, role or a disabled account take effect at that person's next request.
 * @throws AppError notFound, lastAdmin.
 */
export async function updateUser(
  { database, sessions }: Pick<Backend, 'database' | 'sessions'>,
  { id, name, role, disabled, password }: z.infer<typeof updateUserBody> & { id: string },
): Promise<UserView> {
  const passwordHash = password === undefined ? undefined : await hashPassword(password);
  const row = await database.$transaction(async (transaction) => {
    await lockUsers(transaction);
    const current = await transaction.user.findUnique({ where: { id } });
    if (!current) throw new AppError('notFound');
    const staysAdmin = (role ?? current.role) === 'admin' && !(disabled ?? current.disabledAt !== null);
    const others = await transaction.user.count({ where: { role: 'admin', disabledAt: null, id: { not: id } } });
    if (!staysAdmin && current.role === 'admin' && current.disabledAt === null && others === 0) throw new AppError('lastAdmin');
    return await transaction.user.update({
      where: { id },
      data: {
        ...(name === undefined ? {} : { name }),
        ...(role === undefined ? {} : { role }),
        ...(disabled === undefined ? {} : { disabledAt: disabled ? (current.disabledAt ?? new Date()) : null }),
        ...(passwordHash === undefined ? {} : { passwordHash }),
      },
    });
  });
  sessions.forget(id);
  return toView(row);
}
