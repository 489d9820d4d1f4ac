import { gainOfDb } from '../../src/audio/dsp/decibels.ts';

export interface ToneSource {
  /** A track with a sine of this frequency. @param peakDb of its peak; 0 is full scale. */
  createTone(options: { frequencyHz: number; peakDb: number }): MediaStreamTrack;
  close(): Promise<void>;
}

export function openToneSource(): ToneSource {
  const context = new AudioContext({ sampleRate: 48_000 });
  return {
    createTone: ({ frequencyHz, peakDb }) => {
      const destination = new MediaStreamAudioDestinationNode(context);
      const oscillator = new OscillatorNode(context, { frequency: frequencyHz });
      oscillator.connect(new GainNode(context, { gain: gainOfDb(peakDb) })).connect(destination);
      oscillator.start();
      const [track] = destination.stream.getAudioTracks();
      if (!track) throw new Error('no tone');
      return track;
    },
    close: async () => await context.close(),
  };
}

/** The left samples of a track, from now on. @param count samples; what comes after them is not waited for. */
export async function readSamples(track: MediaStreamTrack, count: number): Promise<number[]> {
  const { readable } = new MediaStreamTrackProcessor({ track });
  const reader: ReadableStreamDefaultReader<AudioData> = readable.getReader();
  const samples: number[] = [];
  while (samples.length < count) {
    const { value, done } = await reader.read();
    if (done) break;
    const block = new Float32Array(value.numberOfFrames);
    value.copyTo(block, { planeIndex: 0, format: 'f32-planar' });
    samples.push(...block);
    value.close();
  }
  await reader.cancel();
  return samples.slice(0, count);
}

/** dB of the sine of this frequency in the samples; 0 is full scale (Goertzel). */
export function toneDbOf(samples: readonly number[], frequencyHz: number): number {
  const step = (2 * Math.PI * frequencyHz) / 48_000;
  let cosine = 0;
  let sine = 0;
  for (const [index, sample] of samples.entries()) {
    cosine += sample * Math.cos(step * index);
    sine += sample * Math.sin(step * index);
  }
  return 20 * Math.log10((2 * Math.hypot(cosine, sine)) / samples.length);
}
