import { AppError } from '@footlight/contracts';
import type { Backend } from '../../server/backend.ts';
import { sessionStamp } from '../../server/Sessions.ts';
import { verifyPassword } from './passwordHash.ts';

/** What a sign-in puts into the session cookie. */
export interface SignedInUser {
  id: string;
  stamp: string;
}

interface Credentials {
  email: string;
  password: string;
  /** Where the request came from. */
  address: string;
}

/** @throws AppError wrongCredentials, accountDisabled, rateLimited. */
export async function findUserByPassword(
  { database, rateLimits }: Pick<Backend, 'database' | 'rateLimits'>,
  { email: rawEmail, password, address }: Credentials,
): Promise<SignedInUser> {
  const email = rawEmail.trim().toLowerCase().slice(0, 254);
  const limitKey = `${address} ${email}`;
  await rateLimits.consume('signInAddress', address);
  await rateLimits.consume('signIn', limitKey);
  const user = await database.user.findUnique({ where: { email } });
  if (!(await verifyPassword(user?.passwordHash, password.slice(0, 1000))) || !user) throw new AppError('wrongCredentials');
  if (user.disabledAt) throw new AppError('accountDisabled');
  await rateLimits.forget('signIn', limitKey);
  return { id: user.id, stamp: sessionStamp(user.passwordHash) };
}

interface ProviderIdentity {
  provider: string;
  providerAccountId: string;
  email: string | undefined;
  /** Whether the provider vouches for the e-mail address. */
  emailVerified: boolean;
}

/**
 * A provider never opens an account: it signs in a user whom an admin created, the first time by a verified e-mail
 * address, later by the provider's own id.
 * @throws AppError wrongCredentials, accountDisabled.
 */
export async function findUserByProvider(
  { database }: Pick<Backend, 'database'>,
  { provider, providerAccountId, email, emailVerified }: ProviderIdentity,
): Promise<SignedInUser> {
  const account = await database.account.findUnique({
    where: { provider_providerAccountId: { provider, providerAccountId } },
    include: { user: true },
  });
  const user = account?.user ?? (emailVerified && email ? await database.user.findUnique({ where: { email: email.toLowerCase() } }) : null);
  if (!user) throw new AppError('wrongCredentials', { message: 'No account here has this e-mail address. Ask an admin to create one.' });
  if (user.disabledAt) throw new AppError('accountDisabled');
  if (!account) await database.account.create({ data: { userId: user.id, provider, providerAccountId } });
  return { id: user.id, stamp: sessionStamp(user.passwordHash) };
}
