/** Names of the processors that sound.worklet.ts registers. */
export const levellerName = 'voice-leveller';
export const limiterName = 'limiter';

/** To any processor: it ends with `close`, since one that never says so is kept for ever. */
export type LevellerOrder = { type: 'setOn'; on: boolean } | { type: 'close' };
export type LimiterOrder = { type: 'close' };

export interface LevellerOptions {
  on: boolean;
}

/** From the limiter, ten times a second: LUFS over the last 3 s of what comes out. */
export interface LoudnessReport {
  shortTermLufs: number;
}
