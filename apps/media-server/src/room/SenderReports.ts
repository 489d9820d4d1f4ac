import { EventEmitter } from 'node:events';
import { type SenderReport, senderReport } from '@footlight/contracts';
import type { types } from 'mediasoup';
import { CaptureClock } from './CaptureClock.ts';

interface SenderReportsEvents {
  report: [SenderReport];
}

/** Chromium reports on a picture ten times a second; a clock needs less. */
const minIntervalMs = 900;
/** libwebrtc fills a packet of Opus for 20 ms. */
const opusPacketMs = 20;

/**
 * What the sender of a Producer says of its own clock. Only these tie picture and sound to when they were taken: mediasoup's
 * reports to its receivers are timed by when it sends, which has the browser's encoding and pacing in it.
 */
export class SenderReports extends EventEmitter<SenderReportsEvents> {
  /** For sound: on a picture the sender is exact. */
  readonly #clock: CaptureClock | undefined;
  #latest: SenderReport | undefined;
  #emittedAt = Number.NEGATIVE_INFINITY;

  constructor(producer: types.Producer) {
    super();
    this.setMaxListeners(0);
    const { kind, rtpParameters } = producer;
    const clockRate = rtpParameters.codecs[0]?.clockRate;
    if (kind === 'audio' && clockRate) this.#clock = new CaptureClock({ clockRate, packetMs: opusPacketMs });
    producer.on('trace', ({ type, info }) => {
      if (type === 'sr') this.#take(info);
    });
    // A Producer that closes meanwhile has no more to say.
    producer.enableTraceEvent(['sr']).catch(() => undefined);
  }

  /** The newest, freed of the sender's own lateness. */
  get latest(): SenderReport | undefined {
    return this.#latest;
  }

  #take(info: Record<string, unknown>): void {
    const { data } = senderReport.safeParse({ ntpSeconds: info.ntpSec, ntpFraction: info.ntpFrac, rtpTimestamp: info.rtpTs });
    // Browsers that have sent nothing yet report zeros.
    if (!data || data.ntpSeconds === 0) return;
    this.#latest = this.#clock?.correct(data) ?? data;
    if (performance.now() - this.#emittedAt < minIntervalMs) return;
    this.#emittedAt = performance.now();
    this.emit('report', this.#latest);
  }
}
