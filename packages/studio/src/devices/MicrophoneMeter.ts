import { LevelMeter } from '../audio/LevelMeter.ts';
import { Store } from '../Store.ts';
import { WorkerTimer } from '../WorkerTimer.ts';

const meterIntervalMs = 100;

/** For the device check: the level of one track, 0..1, ten times a second. */
export class MicrophoneMeter {
  readonly level = new Store(0);

  readonly #context = new AudioContext();
  readonly #track: MediaStreamTrack;
  readonly #source: MediaStreamAudioSourceNode;
  readonly #timer: WorkerTimer;
  #closed = false;

  constructor(track: MediaStreamTrack) {
    this.#track = track;
    this.#source = new MediaStreamAudioSourceNode(this.#context, { mediaStream: new MediaStream([track]) });
    const meter = new LevelMeter(this.#source);
    this.#timer = new WorkerTimer({ intervalMs: meterIntervalMs, onTick: () => this.level.set(meter.getLevel()) });
    void this.#context.resume();
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#timer.close();
    this.#source.disconnect();
    // Chromium keeps every stream that a track is in for as long as the track.
    this.#source.mediaStream.removeTrack(this.#track);
    await this.#context.close();
  }
}

/** Two soft tones, left to right, on a speaker. @param speakerId null: the system's choice. */
export async function playSpeakerTest(speakerId: string | null): Promise<void> {
  const context = new AudioContext();
  try {
    if (speakerId !== null && 'setSinkId' in context && typeof context.setSinkId === 'function') await context.setSinkId(speakerId);
    await context.resume();
    await Promise.all([
      playTone(context, { frequencyHz: 523.25, pan: -0.6, delaySeconds: 0 }),
      playTone(context, { frequencyHz: 659.25, pan: 0.6, delaySeconds: 0.45 }),
    ]);
  } finally {
    await context.close();
  }
}

async function playTone(
  context: AudioContext,
  { frequencyHz, pan, delaySeconds }: { frequencyHz: number; pan: number; delaySeconds: number },
): Promise<void> {
  const start = context.currentTime + 0.05 + delaySeconds;
  const oscillator = new OscillatorNode(context, { frequency: frequencyHz });
  const gain = new GainNode(context, { gain: 0 });
  oscillator.connect(gain).connect(new StereoPannerNode(context, { pan })).connect(context.destination);
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(0.25, start + 0.03);
  gain.gain.exponentialRampToValueAtTime(0.001, start + 0.4);
  oscillator.start(start);
  oscillator.stop(start + 0.4);
  await new Promise((resolve) => {
    oscillator.onended = resolve;
  });
}
