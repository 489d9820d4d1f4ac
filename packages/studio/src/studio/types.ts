/** How the Program is doing, once a second. */
export interface ProgramHealth {
  /** Frames composed in the last second. */
  compositorFps: number;
  /** Mean cost of composing one frame, in ms. */
  composeMsPerFrame: number;
  /** Frames per second that the encoder sends; null while nothing is published. */
  publishedFps: number | null;
  bitrateKbps: number | null;
  encodeMsPerFrame: number | null;
  /** Frames of the grid that were never composed, or refused by the track, since the start. */
  droppedFrames: number;
  /** False means encoding in software; null when the browser does not say. */
  powerEfficient: boolean | null;
  /** What holds quality back, in the browser's words: none, cpu, bandwidth, other. */
  limitation: string | null;
  compositor: 'worker' | 'mainThread';
  /** lowFps: fewer than 20 published frames per second for three seconds. */
  alarm: 'lowFps' | null;
}

/** The vertical Program as it is here. */
export interface VerticalState {
  /** Its picture; null while it is off. */
  track: MediaStreamTrack | null;
  health: ProgramHealth | null;
  /** Why it cannot be sent; null while it can. */
  problem: string | null;
}

export interface ScreenShareState {
  status: 'off' | 'on' | 'denied';
}

/** What one wants of one's own camera and microphone; the device says whether it works. */
export interface LocalMediaState {
  cameraOn: boolean;
  microphoneOn: boolean;
  /** Why one's own picture or sound cannot be sent; null while it can. */
  problem: string | null;
}
