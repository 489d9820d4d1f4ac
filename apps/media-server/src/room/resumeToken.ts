import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits in letters a Sec-WebSocket-Protocol may hold (RFC 6455 section 4.1, RFC 9110 token). */
export const createResumeToken = (): string => randomBytes(32).toString('base64url');

/** What is kept of it: memory that leaks opens no Room. */
export const hashResumeToken = (token: string): string => createHash('sha256').update(token).digest('base64url');
