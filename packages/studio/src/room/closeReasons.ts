import { AppError, assertUnreachable, closeCodes, errorCatalogue, type LeaveReason } from '@footlight/contracts';
import { SocketClosedError } from './SignalingSocket.ts';
import type { RoomState } from './types.ts';

export type ClosedReason = NonNullable<RoomState['closed']>;

const byCode = (code: Exclude<ClosedReason['code'], 'left'>): ClosedReason => ({ code, message: errorCatalogue[code].message });

export const leftByOneself: ClosedReason = { code: 'left', message: 'You left the studio.' };

const displaced: ClosedReason = {
  code: 'alreadyInStudio',
  message: 'This studio was opened in another tab, which took over. Go on there, or take over here.',
};

/** Why a socket that ended is not to be replaced; undefined when it is: then it was the network, or the server. */
export function findFinalReason(closeCode: number): ClosedReason | undefined {
  if (closeCode === closeCodes.removed) return byCode('removedFromRoom');
  if (closeCode === closeCodes.displaced) return displaced;
  return undefined;
}

export function describeRemoval(reason: LeaveReason): ClosedReason {
  switch (reason) {
    case 'removed':
      return byCode('removedFromRoom');
    case 'banned':
      return byCode('bannedFromShow');
    case 'displaced':
      return displaced;
    case 'roomClosed':
      return { code: 'broadcastEnded', message: 'This studio was closed.' };
    case 'left':
    case 'connectionLost':
      return leftByOneself;
    default:
      return assertUnreachable(reason);
  }
}

/** Errors of entering a Room, as a person can read them. */
export function toEntryError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (!(error instanceof SocketClosedError)) return new AppError('internal', { cause: error });
  switch (error.closeCode) {
    case closeCodes.unauthorised:
      return new AppError('tokenInvalid', { cause: error });
    case closeCodes.removed:
      return new AppError('removedFromRoom', { cause: error });
    case closeCodes.displaced:
      return new AppError('alreadyInStudio', { cause: error });
    case closeCodes.draining:
      return new AppError('draining', { cause: error });
    default:
      return new AppError('mediaUnavailable', {
        message: 'The media server cannot be reached. Check your network, then try again.',
        cause: error,
      });
  }
}
