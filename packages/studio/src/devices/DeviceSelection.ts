import type { Store } from '../Store.ts';
import type { DeviceState } from './types.ts';

export declare class DeviceSelection {
  readonly state: Store<DeviceState>;
  openCamera(deviceId?: string): Promise<void>;
  openMicrophone(deviceId?: string): Promise<void>;
  closeCamera(): void;
  closeMicrophone(): void;
  selectSpeaker(deviceId: string): Promise<void>;
  close(): void;
}
