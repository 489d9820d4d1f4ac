import type { Placement, ProgramSizeId, Scene } from '@footlight/contracts';
import type { DeviceSelection } from '../devices/DeviceSelection.ts';
import type { RoomClient } from '../room/RoomClient.ts';
import type { GetAdmission } from '../room/types.ts';
import type { Store } from '../Store.ts';
import type { LocalMediaState, ProgramHealth, ScreenShareState } from './types.ts';

export interface StudioSessionOptions {
  getAdmission: GetAdmission;
  programSize: ProgramSizeId;
  devices: DeviceSelection;
  scene?: Scene;
}

export declare class StudioSession {
  static create(options: StudioSessionOptions): Promise<StudioSession>;
  readonly room: RoomClient;
  readonly programTrack: MediaStreamTrack;
  readonly levels: Store<ReadonlyMap<string, number>>;
  readonly health: Store<ProgramHealth>;
  readonly screenShare: Store<ScreenShareState>;
  readonly localMedia: Store<LocalMediaState>;
  join(options?: { takeOver?: boolean }): Promise<void>;
  updateScene(change: Partial<Scene>): Promise<void>;
  startProgram(): Promise<void>;
  stopProgram(): Promise<void>;
  shareScreen(): Promise<void>;
  stopScreenShare(): Promise<void>;
  setCameraOn(on: boolean): Promise<void>;
  setMicrophoneOn(on: boolean): Promise<void>;
  setSelfPlacement(placement: Placement): Promise<void>;
  close(): Promise<void>;
}
