import type { CompositorCounts } from '../compositor/types.ts';
import type { OutboundVideo } from '../room/outboundVideo.ts';
import type { ProgramHealth } from './types.ts';

const lowFps = 20;
/** Readings in a row, one a second, before the alarm is raised. */
const lowFpsReadings = 3;

export interface HealthReading {
  atMs: number;
  kind: 'worker' | 'mainThread';
  counts: CompositorCounts;
  /** Undefined while nothing is sent. */
  outbound: OutboundVideo | undefined;
}

export const initialHealth = (kind: 'worker' | 'mainThread'): ProgramHealth => ({
  compositorFps: 0,
  composeMsPerFrame: 0,
  publishedFps: null,
  bitrateKbps: null,
  encodeMsPerFrame: null,
  droppedFrames: 0,
  powerEfficient: null,
  limitation: null,
  compositor: kind,
  alarm: null,
});

const perSecond = (count: number, ms: number): number => (ms > 0 ? Math.round((Math.max(0, count) * 10_000) / ms) / 10 : 0);
const perFrame = (total: number, frames: number): number => (frames > 0 ? Math.round((total * 100) / frames) / 100 : 0);

/** Turns counters that only grow into rates, and raises the alarm when the Program's frame rate stays low. */
export class HealthReader {
  #last: HealthReading | undefined;
  #lowReadings = 0;

  read(reading: HealthReading): ProgramHealth {
    const last = this.#last;
    this.#last = reading;
    const published = this.#readPublished(last?.outbound, reading.outbound);
    return { ...this.#readComposed(last, reading), ...published, alarm: this.#alarm(published.publishedFps) };
  }

  #readComposed(last: HealthReading | undefined, { atMs, kind, counts }: HealthReading) {
    // A replaced compositor counts from nothing again.
    const before = last && last.kind === kind ? last : { atMs, counts };
    const frames = counts.composed - before.counts.composed;
    return {
      compositorFps: perSecond(frames, atMs - before.atMs),
      composeMsPerFrame: perFrame(counts.composeMs - before.counts.composeMs, frames),
      droppedFrames: counts.dropped,
      compositor: kind,
    };
  }

  #readPublished(last: OutboundVideo | undefined, now: OutboundVideo | undefined) {
    if (!now || !last || now.ssrc !== last.ssrc || now.timestampMs <= last.timestampMs) {
      return { publishedFps: null, bitrateKbps: null, encodeMsPerFrame: null, powerEfficient: null, limitation: null };
    }
    const ms = now.timestampMs - last.timestampMs;
    return {
      publishedFps: perSecond(now.framesSent - last.framesSent, ms),
      bitrateKbps: Math.round(((now.bytesSent - last.bytesSent) * 8) / ms),
      encodeMsPerFrame: perFrame((now.totalEncodeSeconds - last.totalEncodeSeconds) * 1000, now.framesEncoded - last.framesEncoded),
      powerEfficient: now.powerEfficient,
      limitation: now.limitation,
    };
  }

  #alarm(publishedFps: number | null): 'lowFps' | null {
    this.#lowReadings = publishedFps !== null && publishedFps < lowFps ? this.#lowReadings + 1 : 0;
    return this.#lowReadings >= lowFpsReadings ? 'lowFps' : null;
  }
}
