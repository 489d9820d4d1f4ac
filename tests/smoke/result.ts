import type { CanaryLeak } from '../support/CanarySearch.ts';

/** What one server received, as numbers for a report: null where there was nothing to measure. */
export interface ServerResult {
  goLiveToFirstVideoMs: number | null;
  video: {
    codec: string;
    profile: string;
    width: number;
    height: number;
    fps: number | null;
    keyframeIntervalMaxS: number | null;
    keyframeIntervalMeanS: number | null;
    /** The longest time from one frame to the next. */
    frameGapMaxMs: number | null;
  };
  audio: { codec: string; sampleRate: number; channels: number; meanVolumeDb: number | null; gapMaxMs: number | null };
  avOffsetMs: number | null;
  /** Flashes that were seen, and those of them whose beep was heard. */
  flashes: number;
  flashesWithBeep: number;
  latencyMs: { p50: number | null; p95: number | null };
  decodeErrors: number;
  decodeErrorLines: string[];
  receivedFps: number | null;
  distinctFps: number | null;
  frames: number;
  unreadableClocks: number;
  spanS: number | null;
  videoKbps: number | null;
  /** Times that a publisher connected: 1 when nothing broke. */
  connections: number;
  copied: boolean;
  /** Why it counts as copied or not. */
  copiedBecause: string[];
}

/** Both servers as one: where they differ, the worse value. */
export interface CombinedResult extends Pick<ServerResult, 'video' | 'audio' | 'avOffsetMs' | 'latencyMs' | 'decodeErrors' | 'copied'> {
  goLiveToFirstVideoMs: (number | null)[];
}

/** The whole result of a smoke. */
export interface SmokeResult extends CombinedResult {
  ok: boolean;
  failures: string[];
  /** What the studio's browser said that it sent: frames per second, the mean over the time on air. */
  publishedFps: number | null;
  cpuSecondsPerStreamMinute: Record<'mediaServer' | 'ingest' | 'output' | 'worker' | 'web', number | null>;
  leftoverProcesses: number;
  leftovers: string[];
  canaryLeaks: CanaryLeak[];
  canarySearched: Record<string, number>;
  arguments: { seconds: number; guests: number; hidden: boolean; size: string; switches: number };
  /** Frames per second of the studio tab's own animation, when it was to be hidden: a hidden tab draws about one. */
  hiddenTabFps: number | null;
  /**
   * Over the time on air. Shares of all cores, 0..1: what was busy, and what of it neither the product nor its browser used.
   * UDP packets that any socket of the machine had no room for.
   */
  machine: { cores: number; busy: number | null; byOthers: number | null; udpDrops: number };
  encoder: string | null;
  servers: ServerResult[];
}
