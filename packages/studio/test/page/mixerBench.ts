import { Mixer } from '../../src/audio/Mixer.ts';
import { openToneSource } from './tones.ts';

/** A block of the Program's sound, with the wall clock when it came out of the track. */
interface Onset {
  /** Wall clock, ms. */
  atMs: number;
}

const silenceBelow = 0.05;

/** Plays the test signal and finds when each beep comes out of the Program's track. */
export async function findBeeps({ forMs }: { forMs: number }): Promise<{ onsets: Onset[]; levels: number[]; blocks: number }> {
  const mixer = await Mixer.create();
  await mixer.resume();
  mixer.setTestSignal(true);
  const { readable } = new MediaStreamTrackProcessor({ track: mixer.programTrack });
  const reader: ReadableStreamDefaultReader<AudioData> = readable.getReader();
  const onsets: Onset[] = [];
  const levels: number[] = [];
  mixer.levels.subscribe(() => levels.push(mixer.levels.getSnapshot().get('program') ?? 0));
  let blocks = 0;
  let quietMs = 0;
  const untilMs = performance.now() + forMs;
  while (performance.now() < untilMs) {
    const { value, done } = await reader.read();
    if (done) break;
    const arrivedMs = performance.timeOrigin + performance.now();
    const samples = new Float32Array(value.numberOfFrames);
    value.copyTo(samples, { planeIndex: 0, format: 'f32-planar' });
    const blockMs = (value.numberOfFrames / value.sampleRate) * 1000;
    const first = samples.findIndex((sample) => Math.abs(sample) > silenceBelow);
    if (first >= 0 && quietMs > 200) onsets.push({ atMs: arrivedMs - blockMs + (first / value.sampleRate) * 1000 });
    quietMs = first >= 0 ? 0 : quietMs + blockMs;
    blocks += 1;
    value.close();
  }
  await reader.cancel();
  await mixer.close();
  return { onsets, levels, blocks };
}

/** Feeds a tone as one's own voice and one as a guest's, and tells what the Program and the speakers would carry. */
export async function mixTones(): Promise<{ levels: Record<string, number> }> {
  const tones = openToneSource();
  const mixer = await Mixer.create();
  await mixer.resume();
  mixer.setInputs([
    {
      id: 'a',
      meterId: 'loud',
      track: tones.createTone({ frequencyHz: 440, peakDb: -12 }),
      isRemote: false,
      kind: 'other',
      programGain: 1,
      speakerGain: 0,
    },
    {
      id: 'b',
      meterId: 'muted',
      track: tones.createTone({ frequencyHz: 880, peakDb: -12 }),
      isRemote: false,
      kind: 'other',
      programGain: 0,
      speakerGain: 0,
    },
  ]);
  await whenSteady(mixer);
  const levels = Object.fromEntries(mixer.levels.getSnapshot());
  await mixer.close();
  await tones.close();
  return { levels };
}

/** Resolves when everything sounds and the meters stand still. */
async function whenSteady({ levels }: Mixer): Promise<void> {
  let before: ReadonlyMap<string, number> = new Map();
  await new Promise<void>((resolve) => {
    const unsubscribe = levels.subscribe(() => {
      const now = levels.getSnapshot();
      const steady = [...now].every(([id, level]) => level > 0.5 && Math.abs(level - (before.get(id) ?? 0)) < 0.005);
      before = now;
      if (now.size < 3 || !steady) return;
      unsubscribe();
      resolve();
    });
  });
}
