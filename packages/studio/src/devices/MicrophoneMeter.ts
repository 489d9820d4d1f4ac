import type { Store } from '../Store.ts';

/** For the device check: the level of one track, 0..1, about ten times a second. Also plays the speaker test. */
export declare class MicrophoneMeter {
  readonly level: Store<number>;
  constructor(track: MediaStreamTrack);
  close(): Promise<void>;
}
export declare function playSpeakerTest(speakerId: string | null): Promise<void>;
