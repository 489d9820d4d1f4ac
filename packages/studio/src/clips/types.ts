/** loading: nothing is there yet. starting: its tracks are, and its first frames are on their way. playing: it is seen or heard. */
export type ClipRunStatus = 'loading' | 'starting' | 'playing';

/** What is known of the clip that plays. */
export interface ClipState {
  status: 'off' | ClipRunStatus;
  /** Whole seconds to its end; null for pictures, loops, and files that do not tell. */
  remainingS: number | null;
  /** `startedSerial` of the last one that came to its end by itself. */
  endedSerial: number | null;
  /** Why the last one could not be played; a new object for each. Null before the first. */
  problem: { message: string } | null;
}

/** One clip being played. Tells its owner of every change by `onChanged`, and of its end by `onEnded` or `onFailed`. */
export interface ClipRun {
  readonly pictureTrack: MediaStreamTrack | null;
  readonly soundTrack: MediaStreamTrack | null;
  readonly status: ClipRunStatus;
  readonly remainingS: number | null;
  setLoop(loop: boolean): void;
  close(): void;
}

export interface ClipRunEvents {
  onChanged: () => void;
  onEnded: () => void;
  /** @param message for people. */
  onFailed: (message: string) => void;
}

/** Frames that are on their way to the compositor before a picture is shown: none of it is missed, and no gap is seen. */
export const leadFrames = 3;
