/** Adobe's Real Time Messaging Protocol 1.0, section 5.4 and 7.1: message types that are sent or understood here. */
export const messageType = {
  ...{ setChunkSize: 1, abort: 2, acknowledgement: 3, userControl: 4, windowAckSize: 5, setPeerBandwidth: 6 },
  ...{ audio: 8, video: 9, commandAmf3: 17, data: 18, command: 20 },
} as const;

/** Chunk streams that messages go by: each kind has its own, so that headers stay short. */
export const chunkStream = { control: 2, command: 3, audio: 4, data: 5, video: 6, publish: 8 } as const;

/** Before a Set Chunk Size. */
export const defaultChunkSize = 128;
/** A timestamp from here on stands in a field of its own, of four bytes. */
export const extendedTimestamp = 0xffffff;
/** Type, length, time and stream, by the two bits that say which of them a header repeats. */
export const messageHeaderSizes = [11, 7, 3, 0] as const;

/** One message, whole. */
export interface RtmpMessage {
  chunkStreamId: number;
  type: number;
  /** 0 for control and for commands of the connection. */
  streamId: number;
  /** Unsigned 32 bits. */
  timestampMs: number;
  body: Buffer;
}
