import type { Backdrop } from './types.ts';

/** What the main thread tells the background's Worker. */
export type BackgroundCommand =
  | {
      type: 'start';
      /** The network's file. */
      model: Uint8Array;
      backdrop: Backdrop;
      /** From one frame of the camera to the next. */
      frameMs: number;
      readable: ReadableStream<VideoFrame>;
      writable: WritableStream<VideoFrame>;
    }
  | { type: 'setBackdrop'; backdrop: Backdrop }
  | { type: 'setCamera'; readable: ReadableStream<VideoFrame> }
  | { type: 'stop' };

/** What the Worker tells: its first frame is written; it is too slow; it can go on no longer; it let go of everything. */
export type BackgroundReport = { type: 'started' } | { type: 'slow' } | { type: 'failed'; message: string } | { type: 'stopped' };
