import { createHash } from 'node:crypto';
import type { UserRole } from '@footlight/contracts';
import type { Database } from '@footlight/database';
import { decode } from 'next-auth/jwt';
import { z } from 'zod';

/** Seconds until a person signs in again. */
export const sessionMaxAgeSeconds = 12 * 60 * 60;
/** A disabled account, a new role and a new password take effect within this. */
const recheckMs = 30_000;

export interface SessionUser {
  id: string;
  email: string;
  name: string;
  role: UserRole;
}

/** What the session cookie says beyond next-auth's own fields. */
export const sessionClaims = z.object({ userId: z.uuid(), stamp: z.string() });
export type SessionClaims = z.infer<typeof sessionClaims>;

/** Changes with the password, so that a reset ends every session that was opened with the old one. */
export const sessionStamp = (passwordHash: string | null): string =>
  createHash('sha256')
    .update('footlight session')
    .update(passwordHash ?? '')
    .digest('base64url')
    .slice(0, 16);

export const sessionCookieName = (publicUrl: string): string =>
  publicUrl.startsWith('https://') ? '__Secure-next-auth.session-token' : 'next-auth.session-token';

interface KnownUser {
  user: SessionUser;
  stamp: string;
  disabled: boolean;
  readAt: number;
}

interface SessionsOptions {
  database: Database;
  secret: string;
  publicUrl: string;
}

/** Who is signed in, by the session cookie and the User's row, which is read again at most every 30 s. */
export class Sessions {
  readonly #database: Database;
  readonly #secret: string;
  readonly #cookieName: string;
  readonly #known = new Map<string, KnownUser>();

  constructor({ database, secret, publicUrl }: SessionsOptions) {
    this.#database = database;
    this.#secret = secret;
    this.#cookieName = sessionCookieName(publicUrl);
  }

  /** @param cookieOf reads a cookie of the request. @returns undefined when nobody is signed in, or may be any more. */
  async findUser(cookieOf: (name: string) => string | undefined): Promise<SessionUser | undefined> {
    const claims = await this.#readClaims(cookieOf(this.#cookieName));
    if (!claims) return undefined;
    const known = await this.#read(claims.userId);
    if (!known || known.disabled || known.stamp !== claims.stamp) return undefined;
    return known.user;
  }

  /** After a change to a User: the next request reads the row again. */
  forget(userId: string): void {
    this.#known.delete(userId);
  }

  async #readClaims(token: string | undefined): Promise<SessionClaims | undefined> {
    if (!token) return undefined;
    // A cookie of another secret, an old or a broken one means signed out, and is no error.
    const payload = await decode({ token, secret: this.#secret }).catch(() => null);
    return sessionClaims.safeParse(payload).data;
  }

  async #read(userId: string): Promise<KnownUser | undefined> {
    const cached = this.#known.get(userId);
    if (cached && Date.now() - cached.readAt < recheckMs) return cached;
    const row = await this.#database.user.findUnique({ where: { id: userId } });
    if (!row) {
      this.#known.delete(userId);
      return undefined;
    }
    const known: KnownUser = {
      user: { id: row.id, email: row.email, name: row.name, role: row.role },
      stamp: sessionStamp(row.passwordHash),
      disabled: row.disabledAt !== null,
      readAt: Date.now(),
    };
    if (this.#known.size > 10_000) this.#known.clear();
    this.#known.set(userId, known);
    return known;
  }
}
