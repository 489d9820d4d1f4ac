import { type Amf0Object, type Amf0Value, decodeAmf0, encodeAmf0 } from './amf0.ts';
import { RtmpMalformedError } from './RtmpMalformedError.ts';
import { messageType, type RtmpMessage } from './rtmpMessage.ts';

/** A call, an answer to one (`_result`, `_error`), or news (`onStatus`). */
export interface RtmpCommand {
  name: string;
  /** 0 when no answer is wanted. */
  transactionId: number;
  /** What follows: the command object first. */
  values: readonly Amf0Value[];
}

/** What `onStatus` and `_error` say. */
export interface RtmpStatus {
  level: string;
  code: string;
  description: string;
}

/** Servers answer with a few hundred bytes. */
const maxCommandBytes = 64 * 1024;

export const encodeCommand = ({ name, transactionId, values }: RtmpCommand): Buffer => encodeAmf0(name, transactionId, ...values);

/** @throws RtmpMalformedError. */
export function parseCommand({ type, body }: RtmpMessage): RtmpCommand {
  if (body.length > maxCommandBytes) throw new RtmpMalformedError('command too long');
  // A command of AMF 3 is one of AMF 0 behind a byte, unless a value says otherwise.
  const [name, transactionId, ...values] = decodeAmf0(type === messageType.commandAmf3 ? body.subarray(1) : body);
  if (typeof name !== 'string') throw new RtmpMalformedError('command without a name');
  // FFmpeg as a server says onFCPublish and nothing more.
  return { name, transactionId: typeof transactionId === 'number' ? transactionId : 0, values };
}

/** The information object of a command; fields that are missing are empty. */
export function statusOf({ values }: RtmpCommand): RtmpStatus {
  const information = values.find((value): value is Amf0Object => isObject(value) && 'code' in value);
  const textOf = (field: string): string => {
    const value = information?.[field];
    return typeof value === 'string' ? value : '';
  };
  return { level: textOf('level'), code: textOf('code'), description: textOf('description') };
}

const isObject = (value: Amf0Value): value is Amf0Object =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
