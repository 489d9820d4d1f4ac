import type { SenderReport } from '@footlight/contracts';

/** How far back reports count: enough to meet a punctual one, short enough to follow the drift between two clocks. */
const windowMs = 60_000;
/** This much later than the earliest, twice in a row, is no lateness: the sender's sound had a gap, and its clock stands there now. */
const gapMs = 120;
/** From 1900 to 1970 (RFC 5905 section 6). */
const ntpEpochS = 2_208_988_800;

interface CaptureClockOptions {
  clockRate: number;
  /** How much sound a packet holds: its first sample has waited for that long when the packet is sent. */
  packetMs: number;
}

/**
 * When sound was taken, as far as its sender's reports tell. libwebrtc reports a packet's first sample as taken when it sends the
 * packet, so a busy browser reports late, never early: of the reports of a minute the earliest is true.
 */
export class CaptureClock {
  readonly #options: CaptureClockOptions;
  #readings: { atMs: number; lateMs: number }[] = [];
  #last: { rtpTimestamp: number; elapsedMs: number } | undefined;
  #originMs = 0;

  constructor(options: CaptureClockOptions) {
    this.#options = options;
  }

  /** @returns the report as a punctual sender would have made it. */
  correct(report: SenderReport): SenderReport {
    const { clockRate, packetMs } = this.#options;
    const ntpMs = (report.ntpSeconds - ntpEpochS + report.ntpFraction / 2 ** 32) * 1000;
    if (!this.#last) this.#originMs = ntpMs;
    // RTP timestamps are 32 bits and wrap.
    const stepMs = this.#last ? (((report.rtpTimestamp - this.#last.rtpTimestamp) | 0) * 1000) / clockRate : 0;
    const elapsedMs = (this.#last?.elapsedMs ?? 0) + stepMs;
    this.#last = { rtpTimestamp: report.rtpTimestamp, elapsedMs };
    const lateMs = ntpMs - this.#originMs - elapsedMs;
    this.#readings = this.#readings.filter(({ atMs }) => ntpMs - atMs < windowMs && atMs <= ntpMs);
    this.#readings.push({ atMs: ntpMs, lateMs });
    const earliestMs = Math.min(...this.#readings.map((reading) => reading.lateMs));
    const lastTwo = this.#readings.slice(-2);
    const [before, now] = lastTwo;
    if (before && now && lastTwo.every((reading) => reading.lateMs - earliestMs > gapMs) && Math.abs(before.lateMs - now.lateMs) < gapMs)
      this.#readings = lastTwo;
    const punctualMs = Math.min(...this.#readings.map((reading) => reading.lateMs));
    return { ...report, ...toNtp(ntpMs - (lateMs - punctualMs) - packetMs) };
  }
}

function toNtp(ms: number): Pick<SenderReport, 'ntpSeconds' | 'ntpFraction'> {
  const seconds = ms / 1000 + ntpEpochS;
  const whole = Math.floor(seconds);
  return { ntpSeconds: whole, ntpFraction: Math.floor((seconds - whole) * 2 ** 32) };
}
