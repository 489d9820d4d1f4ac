import type { PersonBackgroundState } from '../cameraBackground/types.ts';

export interface DeviceInfo {
  deviceId: string;
  label: string;
}

/** Which way a phone's camera looks: at the person, or away from them (Media Capture and Streams, VideoFacingModeEnum). */
export type CameraFacing = 'user' | 'environment';

export type TrackStatus = 'off' | 'asking' | 'on' | 'denied' | 'missing' | 'inUse' | 'lost';

export interface TrackState {
  status: TrackStatus;
  /** What happened and what to do, for people; null when there is nothing to say. */
  message: string | null;
  deviceId: string | null;
  track: MediaStreamTrack | null;
}

/** What the browser does to the sound of a microphone. */
export interface MicrophoneSound {
  echoCancellation: boolean;
  noiseSuppression: boolean;
  autoGainControl: boolean;
  /** Stereo and nothing done to it, whatever the others say; sent at a higher bitrate. */
  music: boolean;
}

export interface DeviceState {
  cameras: readonly DeviceInfo[];
  microphones: readonly DeviceInfo[];
  /** Empty where the browser does not let a page choose (Safari, Firefox for some). */
  speakers: readonly DeviceInfo[];
  /** Its track shows the background that is chosen. */
  camera: TrackState;
  background: PersonBackgroundState;
  microphone: TrackState;
  /** Of the microphone that is chosen. */
  microphoneSound: MicrophoneSound;
  /** What was chosen for each microphone, by device id. */
  microphoneSounds: Readonly<Record<string, MicrophoneSound>>;
  /** Null: the system's own choice. */
  speakerId: string | null;
}
