import type { BlurStrength } from './frame/BlurredBackground.ts';

/** A background that is drawn here. */
export type DrawingId = 'dusk' | 'shelves' | 'paper';

/** What is to be seen behind a person. */
export type PersonBackground =
  | { kind: 'none' }
  | { kind: 'blur'; strength: BlurStrength }
  | { kind: 'drawing'; drawing: DrawingId }
  /** A picture's file. */
  | { kind: 'picture'; picture: Blob };

/** A background that takes work. */
export type Backdrop = Exclude<PersonBackground, { kind: 'none' }>;

export interface PersonBackgroundState {
  background: PersonBackground;
  /** `stopped`: it was turned off because it could not go on. */
  status: 'off' | 'starting' | 'on' | 'stopped';
  /** What happened and what to do; null when there is nothing to say. */
  message: string | null;
  /** False where the browser cannot do it. */
  isOffered: boolean;
}
