import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';

interface RequestStart {
  request: IncomingMessage;
}

const isRequestStart = (message: unknown): message is RequestStart =>
  typeof message === 'object' && message !== null && 'request' in message && typeof message.request === 'object';

/**
 * Next shows handlers no socket, only X-Forwarded-For, which anyone can write. Without trusted proxies this replaces that
 * header by the socket's own address before Next sees the request (Node's `http.server.request.start` channel).
 */
export function distrustForwardedHeaders(): void {
  subscribe('http.server.request.start', (message) => {
    if (!isRequestStart(message)) return;
    const { headers, socket } = message.request;
    headers['x-forwarded-for'] = socket.remoteAddress ?? 'unknown';
    delete headers['x-forwarded-host'];
    delete headers['x-forwarded-proto'];
    delete headers['x-forwarded-port'];
    delete headers.forwarded;
  });
}

/**
 * The address a request came from, for rate limits.
 * @param trustedProxies how many proxies in front append to X-Forwarded-For; the last entries are theirs.
 */
export function clientAddress(headers: Headers, trustedProxies: number): string {
  const entries = (headers.get('x-forwarded-for') ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return entries.at(-Math.max(1, trustedProxies)) ?? entries[0] ?? 'unknown';
}
