import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { type Backend, getBackend } from './backend.ts';
import type { SessionUser } from './Sessions.ts';

/** For pages: whoever is signed in, or undefined. */
export async function findPageUser(): Promise<SessionUser | undefined> {
  const jar = await cookies();
  return await getBackend().sessions.findUser((name) => jar.get(name)?.value);
}

/**
 * For pages behind sign-in: leads to set-up while there is no user, to sign-in when nobody is signed in.
 * @param path where to come back to after signing in.
 */
export async function requirePageUser(path: string): Promise<{ user: SessionUser; backend: Backend }> {
  const backend = getBackend();
  const user = await findPageUser();
  if (user) return { user, backend };
  if ((await backend.database.user.count()) === 0) redirect('/setup');
  redirect(`/signin?next=${encodeURIComponent(path)}`);
}
