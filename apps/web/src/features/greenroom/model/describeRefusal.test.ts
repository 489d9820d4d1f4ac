import { AppError, type ErrorCode } from '@footlight/contracts';
import { describe, expect, it } from 'vitest';
import { describeRefusal } from './describeRefusal.ts';

describe('a refused invite', () => {
  it.each<[ErrorCode, RegExp]>([
    ['inviteInvalid', /new link/],
    ['inviteExpired', /new link/],
    ['inviteRevoked', /new link/],
    ['inviteUsed', /link of your own/],
  ])('says what to do about %s', (code, advice) => {
    const refusal = describeRefusal(new AppError(code));
    expect(refusal.text).toMatch(advice);
    expect(refusal.title).not.toBe('This did not work');
    expect(refusal.canRetry).toBe(false);
  });

  it('offers another try when the server is at fault', () => {
    expect(describeRefusal(new AppError('noMediaServer')).canRetry).toBe(true);
    expect(describeRefusal(new Error('odd'))).toMatchObject({ canRetry: true, title: 'This did not work' });
  });
});
