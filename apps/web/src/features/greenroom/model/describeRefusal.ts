import { AppError, type ErrorCode } from '@footlight/contracts';

export interface Refusal {
  title: string;
  text: string;
  canRetry: boolean;
}

const titles: Partial<Record<ErrorCode, string>> = {
  inviteInvalid: 'This link is not valid',
  inviteExpired: 'This link has expired',
  inviteRevoked: 'This link was withdrawn',
  inviteUsed: 'This link was used already',
  removedFromRoom: 'You were removed from this studio',
  bannedFromShow: 'This show is closed to you',
  broadcastEnded: 'The show has ended',
  rateLimited: 'One moment',
  roomFull: 'The studio is full',
  noMediaServer: 'The studio cannot be reached',
};

const texts: Partial<Record<ErrorCode, string>> = {
  inviteInvalid: 'Check that the whole address was copied, or ask the host for a new link.',
  inviteExpired: 'Ask the host for a new link. It takes them a few seconds.',
  inviteRevoked: 'Ask the host for a new link.',
  inviteUsed: 'This link let in one person. Ask the host for a link of your own.',
  removedFromRoom: 'If that was a mistake, open your link once more.',
  bannedFromShow: 'The host ended your visit. Your link does not let you in again.',
  broadcastEnded: 'Thank you for coming. You can close this page.',
};

/** What a guest reads when the door stays shut. */
export function describeRefusal(error: unknown): Refusal {
  const known = error instanceof AppError ? error : new AppError('internal');
  return {
    title: titles[known.code] ?? 'This did not work',
    text: texts[known.code] ?? known.message,
    canRetry: known.retryable,
  };
}
