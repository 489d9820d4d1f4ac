import { beep } from '@footlight/contracts';
import { readClockOriginMs } from '../clockOrigin.ts';
import { WallClock } from './WallClock.ts';

/** Beeps are placed this long ahead, so that a late tick of the timer costs none. */
const lookAheadMs = 1500;

/** The sound of the test signal: a beep at each whole second of the wall clock, on the sample, with the picture's flash. */
export class BeepScheduler {
  readonly #context: AudioContext;
  readonly #output: AudioNode;
  readonly #clock = new WallClock();
  /** Wall-clock ms when the monotonic clock reads 0: the same reckoning as the picture's grid. */
  readonly #originMs = readClockOriginMs();
  #lastSecond = 0;

  constructor({ context, output }: { context: AudioContext; output: AudioNode }) {
    this.#context = context;
    this.#output = output;
  }

  /** To be called several times a second. */
  tick(): void {
    const nowMs = this.#originMs + performance.now();
    this.#clock.addReading(nowMs, this.#context.currentTime);
    const untilSecond = Math.floor((nowMs + lookAheadMs) / 1000);
    const fromSecond = Math.max(this.#lastSecond + 1, Math.floor(nowMs / 1000) + 1);
    for (let second = fromSecond; second <= untilSecond; second += 1) this.#placeBeep(second);
    this.#lastSecond = Math.max(this.#lastSecond, untilSecond);
  }

  #placeBeep(second: number): void {
    const startSeconds = this.#clock.findContextSeconds(second * 1000);
    if (startSeconds === undefined || startSeconds < this.#context.currentTime) return;
    const oscillator = new OscillatorNode(this.#context, { frequency: beep.frequencyHz });
    const gain = new GainNode(this.#context, { gain: beep.amplitude });
    oscillator.connect(gain).connect(this.#output);
    oscillator.start(startSeconds);
    oscillator.stop(startSeconds + beep.durationMs / 1000);
    oscillator.onended = () => gain.disconnect();
  }
}
