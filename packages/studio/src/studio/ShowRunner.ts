import type { Arrangement, Mix, SceneChange, Transition } from '@footlight/contracts';
import type { ClipState } from '../clips/types.ts';
import type { RoomClient } from '../room/RoomClient.ts';
import type { Store } from '../Store.ts';
import type { LocalMediaState, ScreenShareState } from './types.ts';

/** What everyone who runs a show has in hand, whether their own browser mixes it or another one does. */
export interface ShowRunner {
  readonly room: RoomClient;
  /** Level of each person by peer id; 0..1, ten times a second. */
  readonly levels: Store<ReadonlyMap<string, number>>;
  /** False while the browser holds sound back: the next click or key lets it go. */
  readonly soundRunning: Store<boolean>;
  readonly screenShare: Store<ScreenShareState>;
  readonly localMedia: Store<LocalMediaState>;
  /** How the Scene's clip plays here; `off` where another browser plays it. */
  readonly clip: Store<ClipState>;
  /** Whom alone one hears in one's own speakers, by peer id; null: everyone on stage. */
  readonly solo: Store<string | null>;

  /** Can be taken back by `undo`. */
  updateScene(change: SceneChange): Promise<void>;
  /** Switches to a saved arrangement. Can be taken back by `undo`. */
  switchScene(arrangement: Arrangement, transition: Transition): Promise<void>;
  /** Takes one's own last change of the Scene back; fields that others changed meanwhile are theirs no longer. False when there is none. */
  undo(): Promise<boolean>;
  redo(): Promise<boolean>;
  /** Lets one hear the stage as it would sound with this mix, while a hand is on a control. @param mix null: as the Scene says. */
  previewMix(mix: Mix | null): void;
  /** Lets one hear one person alone, on stage or not; nobody else hears a difference. @param peerId null: everyone on stage. */
  setSolo(peerId: string | null): void;
  shareScreen(): Promise<void>;
  stopScreenShare(): Promise<void>;
  setCameraOn(on: boolean): Promise<void>;
  setMicrophoneOn(on: boolean): Promise<void>;
}
