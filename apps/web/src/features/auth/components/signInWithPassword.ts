import { AppError, isErrorCode } from '@footlight/contracts';
import { signIn } from 'next-auth/react';

/** @throws AppError wrongCredentials, accountDisabled, rateLimited and others the server told. */
export async function signInWithPassword({ email, password }: { email: string; password: string }): Promise<void> {
  const answer = await signIn('credentials', { email, password, redirect: false }).catch((error: unknown) => {
    throw new AppError('internal', { message: 'The server cannot be reached. Check your connection, then try again.', cause: error });
  });
  if (answer?.ok && !answer.error) return;
  throw new AppError(isErrorCode(answer?.error) ? answer.error : 'internal');
}
