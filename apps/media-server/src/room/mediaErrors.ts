import { AppError, type ErrorCode } from '@footlight/contracts';
import { errors } from 'mediasoup';

/**
 * Runs one call into mediasoup and answers in our words: what it finds wrong with its input is the caller's mistake, an
 * object that closed meanwhile is `goneCode`.
 */
export async function callMedia<T>(goneCode: ErrorCode, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof AppError) throw error;
    if (error instanceof errors.UnsupportedError) throw new AppError('codecNotAllowed', { cause: error });
    if (error instanceof TypeError) throw new AppError('badRequest', { cause: error });
    throw new AppError(goneCode, { cause: error });
  }
}
