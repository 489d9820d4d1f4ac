import { AppError, signalingProtocol } from '@footlight/contracts';

/** How a socket asks to enter. */
export type EntryRequest = { kind: 'token'; token: string } | { kind: 'resume'; token: string };

/**
 * Reads Sec-WebSocket-Protocol: `footlight.v1`, and a room token or a resume token.
 * @throws AppError tokenMissing, badRequest.
 */
export function parseEntry(header: string | undefined): EntryRequest {
  const protocols = (header ?? '').split(',').map((part) => part.trim());
  const secrets = protocols.flatMap((protocol): EntryRequest[] => {
    if (protocol.startsWith('token.')) return [{ kind: 'token', token: protocol.slice('token.'.length) }];
    if (protocol.startsWith('resume.')) return [{ kind: 'resume', token: protocol.slice('resume.'.length) }];
    return [];
  });
  const [entry, ...more] = secrets;
  if (!entry || entry.token === '') throw new AppError('tokenMissing');
  if (more.length > 0 || !protocols.includes(signalingProtocol)) throw new AppError('badRequest');
  return entry;
}
