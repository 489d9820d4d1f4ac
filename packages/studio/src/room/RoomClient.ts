import type { MediaSource, Placement, Scene } from '@footlight/contracts';
import type { Store } from '../Store.ts';
import type { PublishedTrack } from './PublishedTrack.ts';
import type { GetAdmission, RoomState } from './types.ts';

export interface PublishOptions {
  paused?: boolean;
}

export declare class RoomClient {
  readonly state: Store<RoomState>;
  constructor(options: { getAdmission: GetAdmission });
  join(options?: { takeOver?: boolean }): Promise<void>;
  publish(source: MediaSource, track: MediaStreamTrack, options?: PublishOptions): Promise<PublishedTrack>;
  setPlacement(peerId: string, placement: Placement): Promise<void>;
  setMutedByHost(peerId: string, muted: boolean): Promise<void>;
  removePeer(peerId: string): Promise<void>;
  renameSelf(name: string): Promise<void>;
  setScene(scene: Scene): Promise<void>;
  leave(): Promise<void>;
}
