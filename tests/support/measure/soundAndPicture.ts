import { beep, flashDurationMs } from '@footlight/contracts';
import type { DecodedAudio, DecodedFrame } from './decodeRecording.ts';
import { median } from './statistics.ts';

const windowMs = 4;
const hopMs = 0.5;
/** A beep is at least this loud, so that silence and hum have no onsets. */
const quietestBeep = 0.02;
const periodMs = 1000;

/**
 * When each beep of the test signal begins, in the stream's time. A window of 4 ms measures the amplitude at the beep's
 * frequency (Goertzel); at the onset of a tone half the window is filled, so the crossing of half the full amplitude
 * at the window's middle is the onset, whatever the loudness.
 */
export function findBeepOnsets(audio: DecodedAudio): number[] {
  const { sampleRate } = audio;
  const windowSamples = Math.round((windowMs / 1000) * sampleRate);
  const hopSamples = Math.max(1, Math.round((hopMs / 1000) * sampleRate));
  const onsets: number[] = [];
  for (const { ptsMs, samples } of joinPieces(audio)) {
    const amplitudes: number[] = [];
    for (let start = 0; start + windowSamples <= samples.length; start += hopSamples)
      amplitudes.push(amplitudeAt(samples.subarray(start, start + windowSamples), { sampleRate, frequencyHz: beep.frequencyHz }));
    const threshold = amplitudes.reduce((most, value) => Math.max(most, value), 0) / 2;
    if (threshold < quietestBeep / 2) continue;
    const msPerHop = (hopSamples / sampleRate) * 1000;
    let lastOnsetMs = Number.NEGATIVE_INFINITY;
    for (let index = 1; index < amplitudes.length; index += 1) {
      const before = amplitudes[index - 1] ?? 0;
      const now = amplitudes[index] ?? 0;
      if (before >= threshold || now < threshold) continue;
      const onsetMs = ptsMs + (index - 1 + (threshold - before) / (now - before)) * msPerHop + windowMs / 2;
      if (onsetMs - lastOnsetMs > periodMs / 2) {
        onsets.push(onsetMs);
        lastOnsetMs = onsetMs;
      }
    }
  }
  return onsets;
}

/** Pieces that follow each other without a gap become one; a gap or an overlap above 2 ms begins another. */
function joinPieces({ pieces, sampleRate }: DecodedAudio): { ptsMs: number; samples: Float32Array }[] {
  const runs: { ptsMs: number; length: number; parts: Float32Array[] }[] = [];
  for (const { ptsMs, samples } of pieces) {
    const last = runs.at(-1);
    if (last && Math.abs(last.ptsMs + (last.length / sampleRate) * 1000 - ptsMs) <= 2) {
      last.parts.push(samples);
      last.length += samples.length;
    } else runs.push({ ptsMs, length: samples.length, parts: [samples] });
  }
  return runs.map(({ ptsMs, length, parts }) => {
    const samples = new Float32Array(length);
    let position = 0;
    for (const part of parts) {
      samples.set(part, position);
      position += part.length;
    }
    return { ptsMs, samples };
  });
}

/** Amplitude of one frequency in a window: 1 for a full-scale sine. */
function amplitudeAt(samples: Float32Array, { sampleRate, frequencyHz }: { sampleRate: number; frequencyHz: number }): number {
  const coefficient = 2 * Math.cos((2 * Math.PI * frequencyHz) / sampleRate);
  let one = 0;
  let two = 0;
  for (const sample of samples) [one, two] = [sample + coefficient * one - two, one];
  return (2 / samples.length) * Math.sqrt(Math.max(0, one * one + two * two - coefficient * one * two));
}

const bright = 128;

/**
 * When each flash of the test signal was due, in the stream's time. A flash is drawn with the first frame after its
 * whole second; the frame's own clock tells how long after, and that wait is taken off.
 */
export function findFlashOnsets(frames: readonly DecodedFrame[]): number[] {
  const onsets: number[] = [];
  let before: DecodedFrame | undefined;
  for (const frame of frames) {
    if (before && before.flash < bright && frame.flash >= bright) {
      const lateMs = frame.drawnAtMs === undefined ? 0 : frame.drawnAtMs % periodMs;
      onsets.push(frame.ptsMs - (lateMs <= flashDurationMs * 2 ? lateMs : 0));
    }
    before = frame;
  }
  return onsets;
}

export interface SoundAndPicture {
  /**
   * The median of beep minus flash over the pairs less than half a second apart, in milliseconds; positive when the sound is
   * late. NaN when nothing can be paired.
   */
  avOffsetMs: number;
  flashes: number;
  /** Flashes that have their beep: fewer mean that sound was lost. */
  flashesWithBeep: number;
}

/** Sound against picture, by the test signal. */
export function measureSoundAndPicture({ frames, audio }: { frames: readonly DecodedFrame[]; audio: DecodedAudio }): SoundAndPicture {
  const beeps = findBeepOnsets(audio);
  const flashes = findFlashOnsets(frames);
  const offsets = flashes.flatMap((flashMs) => {
    const nearest = beeps.reduce(
      (best, beepMs) => (Math.abs(beepMs - flashMs) < Math.abs(best - flashMs) ? beepMs : best),
      Number.POSITIVE_INFINITY,
    );
    return Math.abs(nearest - flashMs) < periodMs / 2 ? [nearest - flashMs] : [];
  });
  return { avOffsetMs: median(offsets), flashes: flashes.length, flashesWithBeep: offsets.length };
}
