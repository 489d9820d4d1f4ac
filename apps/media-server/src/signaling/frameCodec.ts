import {
  AppError,
  type NotificationFrame,
  packrOptions,
  type RequestFrame,
  type ResponseFrame,
  requestFrame,
  sharedStructures,
} from '@footlight/contracts';
import { Packr } from 'msgpackr';
import { assertHarmless } from './assertHarmless.ts';

// One for every socket: by packrOptions no frame defines a record, so no socket can change what another one reads.
const packr = new Packr(packrOptions());
const recordLengths = sharedStructures().map((keys) => keys.length);

export const encodeFrame = (frame: ResponseFrame | NotificationFrame): Buffer => packr.pack(frame);

/** @throws AppError malformedFrame for whatever is not a request of ours. */
export function decodeRequest(bytes: Buffer): RequestFrame {
  try {
    assertHarmless(bytes, recordLengths);
    return requestFrame.parse(packr.unpack(bytes));
  } catch (error) {
    throw new AppError('malformedFrame', { cause: error });
  }
}
