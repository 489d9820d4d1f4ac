import type { DeviceSelection } from '../devices/DeviceSelection.ts';
import type { RoomClient } from '../room/RoomClient.ts';
import type { GetAdmission } from '../room/types.ts';
import type { Store } from '../Store.ts';
import type { LocalMediaState, ScreenShareState } from './types.ts';

export interface GuestSessionOptions {
  getAdmission: GetAdmission;
  devices: DeviceSelection;
}

export declare class GuestSession {
  static create(options: GuestSessionOptions): Promise<GuestSession>;
  readonly room: RoomClient;
  readonly levels: Store<ReadonlyMap<string, number>>;
  readonly screenShare: Store<ScreenShareState>;
  readonly localMedia: Store<LocalMediaState>;
  join(options?: { takeOver?: boolean }): Promise<void>;
  shareScreen(): Promise<void>;
  stopScreenShare(): Promise<void>;
  setCameraOn(on: boolean): Promise<void>;
  setMicrophoneOn(on: boolean): Promise<void>;
  close(): Promise<void>;
}
