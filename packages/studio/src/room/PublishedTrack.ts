import type { MediaSource } from '@footlight/contracts';

export declare class PublishedTrack {
  readonly source: MediaSource;
  get paused(): boolean;
  replaceTrack(track: MediaStreamTrack): Promise<void>;
  pause(): Promise<void>;
  resume(): Promise<void>;
  close(): Promise<void>;
  getStats(): Promise<RTCStatsReport>;
}
