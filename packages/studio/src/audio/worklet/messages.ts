/** Names of the processors that sound.worklet.ts registers. */
export const levellerName = 'voice-leveller';
export const limiterName = 'limiter';
export const duckerName = 'music-ducker';

/** To any processor: it ends, since one that is never told is kept for ever. */
export interface CloseOrder {
  type: 'close';
}
/** From any processor: it has run for the last time. */
export interface ClosedReport {
  closed: true;
}
export type LevellerOrder = { type: 'setOn'; on: boolean } | CloseOrder;

export interface LevellerOptions {
  on: boolean;
}

/** From the limiter, ten times a second: LUFS over the last 3 s of what comes out. */
export interface LoudnessReport {
  shortTermLufs: number;
}
