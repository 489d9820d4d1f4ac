import { AppError, isErrorCode } from '@footlight/contracts';
import type { NextAuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import GoogleProvider from 'next-auth/providers/google';
import TwitchProvider from 'next-auth/providers/twitch';
import { z } from 'zod';
import type { Backend } from '../../server/backend.ts';
import { clientAddress } from '../../server/clientAddress.ts';
import { errorResponse, toAppError } from '../../server/errorResponse.ts';
import { sessionClaims, sessionMaxAgeSeconds } from '../../server/Sessions.ts';
import { findUserByPassword, findUserByProvider } from './findUserForSignIn.ts';

type ProviderId = 'google' | 'twitch';

/** Sign-in providers that are configured. */
export const configuredProviders = ({ env }: Pick<Backend, 'env'>): ProviderId[] => [
  ...(env.GOOGLE_CLIENT_ID && env.GOOGLE_CLIENT_SECRET ? (['google'] as const) : []),
  ...(env.TWITCH_CLIENT_ID && env.TWITCH_CLIENT_SECRET ? (['twitch'] as const) : []),
];

const credentialsInput = z.object({ email: z.string(), password: z.string() });
const providerProfile = z.object({ email: z.string().optional(), email_verified: z.boolean().optional() });

function buildProviders(backend: Backend): NextAuthOptions['providers'] {
  const { env } = backend;
  const providers: NextAuthOptions['providers'] = [
    CredentialsProvider({
      id: 'credentials',
      credentials: { email: {}, password: {} },
      async authorize(input, request) {
        try {
          const { email, password } = credentialsInput.parse(input);
          const address = clientAddress(new Headers(toEntries(request.headers)), env.TRUST_PROXY);
          return await findUserByPassword(backend, { email, password, address });
        } catch (error) {
          const appError = toAppError(error);
          if (appError.code === 'internal') errorResponse(error, { logger: backend.logger, requestId: 'sign-in' });
          // next-auth hands the message, and nothing else, to the page.
          throw new Error(appError.code);
        }
      },
    }),
  ];
  if (env.GOOGLE_CLIENT_ID && env.GOOGLE_CLIENT_SECRET)
    providers.push(GoogleProvider({ clientId: env.GOOGLE_CLIENT_ID, clientSecret: env.GOOGLE_CLIENT_SECRET }));
  if (env.TWITCH_CLIENT_ID && env.TWITCH_CLIENT_SECRET)
    providers.push(
      TwitchProvider({
        clientId: env.TWITCH_CLIENT_ID,
        clientSecret: env.TWITCH_CLIENT_SECRET,
        // Twitch tells e-mail and email_verified only when asked for them by name (dev.twitch.tv, OIDC).
        authorization: { params: { scope: 'openid user:read:email', claims: { id_token: { email: null, email_verified: null } } } },
      }),
    );
  return providers;
}

const toEntries = (headers: Record<string, unknown> | undefined): [string, string][] =>
  Object.entries(headers ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string');

/** next-auth's options: sessions in an encrypted cookie, which names a user; who that is stays in the database. */
export function buildAuthOptions(backend: Backend): NextAuthOptions {
  const { env, logger } = backend;
  return {
    secret: env.NEXTAUTH_SECRET,
    session: { strategy: 'jwt', maxAge: sessionMaxAgeSeconds },
    pages: { signIn: '/signin', error: '/signin', signOut: '/signin' },
    providers: buildProviders(backend),
    callbacks: {
      async signIn({ user, account, profile }) {
        if (!account || account.type === 'credentials') return true;
        const { email, email_verified: emailVerified } = providerProfile.parse(profile ?? {});
        try {
          const found = await findUserByProvider(backend, {
            provider: account.provider,
            providerAccountId: account.providerAccountId,
            email,
            emailVerified: emailVerified === true,
          });
          Object.assign(user, found);
          return true;
        } catch (error) {
          return `/signin?error=${toAppError(error).code === 'wrongCredentials' ? 'noAccount' : toAppError(error).code}`;
        }
      },
      jwt({ token, user }) {
        const claims = sessionClaims.safeParse(user && { userId: user.id, ...user });
        return claims.success ? { ...claims.data } : token;
      },
      session({ session }) {
        // Pages ask the server who is signed in; next-auth's own session endpoint tells nothing.
        return { expires: session.expires };
      },
    },
    logger: {
      error: (code) => logger.warn({ code }, 'sign-in failed'),
      warn: (code) => logger.debug({ code }, 'next-auth warning'),
      debug: () => undefined,
    },
  };
}

/** The sentence for next-auth's `?error=` on the sign-in page. */
export function signInErrorText(code: string): string {
  if (code === 'noAccount') return 'No account here has this e-mail address. Ask an admin to create one.';
  if (isErrorCode(code)) return new AppError(code).message;
  return 'Signing in did not work. Try again.';
}
