import { defaultMix, type PeerInfo } from '@footlight/contracts';
import { Mixer } from '../../src/audio/Mixer.ts';
import { initialRoomState } from '../../src/room/roomState.ts';
import type { RemoteTrack, RoomState } from '../../src/room/types.ts';
import { listMixerInputs } from '../../src/studio/listMixerInputs.ts';
import { getSpeakerTrack } from './speakerTap.ts';
import { openToneSource, readSamples, toneDbOf } from './tones.ts';

/** The short-term loudness looks this far back, and each reading is 100 ms. */
const steadyReadings = 35;
const steadyLu = 0.2;

/** Resolves with the Program's loudness when it has stood still for longer than it looks back. */
async function whenLoudnessSteady({ loudness }: Mixer): Promise<number> {
  return await new Promise((resolve) => {
    let readings: number[] = [];
    const unsubscribe = loudness.subscribe(() => {
      readings = [...readings, loudness.getSnapshot() ?? Number.NEGATIVE_INFINITY].slice(-steadyReadings);
      const [most, least] = [Math.max(...readings), Math.min(...readings)];
      if (readings.length < steadyReadings || !Number.isFinite(least) || most - least > steadyLu) return;
      unsubscribe();
      resolve(most);
    });
  });
}

/** A quiet voice and a loud one, evened out: what the Program's meter says of each alone, and the sound itself. */
export async function levelVoices({ levelling }: { levelling: boolean }) {
  const tones = openToneSource();
  const mixer = await Mixer.create();
  await mixer.resume();
  mixer.setLevelling(levelling);
  const quiet = tones.createTone({ frequencyHz: 1000, peakDb: -40 });
  const loud = tones.createTone({ frequencyHz: 1000, peakDb: -6 });
  const show = (voice: 'quiet' | 'loud'): void => {
    const input = { isRemote: false, kind: 'voice', speakerGain: 0 } as const;
    mixer.setInputs([
      { ...input, id: 'a', meterId: 'quiet', track: quiet, programGain: voice === 'quiet' ? 1 : 0 },
      { ...input, id: 'b', meterId: 'loud', track: loud, programGain: voice === 'loud' ? 1 : 0 },
    ]);
  };
  const measure = async (voice: 'quiet' | 'loud') => {
    show(voice);
    const lufs = await whenLoudnessSteady(mixer);
    return { lufs, samples: await readSamples(mixer.programTrack, 48_000 * 4) };
  };
  const measured = { quiet: await measure('quiet'), loud: await measure('loud') };
  await mixer.close();
  await tones.close();
  return measured;
}

/** Four tones that together would be far above full scale: the highest sample of the Program. */
export async function sumLoudTones(): Promise<{ highest: number; loudness: number | null }> {
  const tones = openToneSource();
  const mixer = await Mixer.create();
  await mixer.resume();
  mixer.setInputs(
    [300, 700, 1100, 1900].map((frequencyHz) => ({
      id: String(frequencyHz),
      meterId: String(frequencyHz),
      track: tones.createTone({ frequencyHz, peakDb: 0 }),
      isRemote: false,
      kind: 'other',
      programGain: 1,
      speakerGain: 0,
    })),
  );
  const samples = await readSamples(mixer.programTrack, 48_000 * 2);
  const loudness = mixer.loudness.getSnapshot();
  await mixer.close();
  await tones.close();
  return { highest: samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0), loudness };
}

const annaHz = 500;
const benHz = 1500;

const onStage = (peerId: string): PeerInfo => ({
  peerId,
  name: peerId,
  role: 'host',
  placement: 'onStage',
  connected: true,
  mutedByHost: false,
});

/** What one of two people sends to the Program and hears, as dB of each one's tone. */
async function listenAs(self: 'anna' | 'ben', voices: Record<'anna' | 'ben', MediaStreamTrack>) {
  const other = self === 'anna' ? 'ben' : 'anna';
  const remote: RemoteTrack = { producerId: 'voice', peerId: other, source: 'microphone', track: voices[other], paused: false };
  const state: RoomState = {
    ...initialRoomState,
    self: { ...onStage(self), permissions: [] },
    peers: [onStage('anna'), onStage('ben')],
    remoteTracks: [remote],
  };
  const mixer = await Mixer.create();
  await mixer.resume();
  const own = { microphone: voices[self], isMicrophoneOpen: true, screenAudio: null };
  mixer.setLevelling(false);
  mixer.setInputs(listMixerInputs(state, own, { mix: { ...defaultMix, levelling: false }, soloPeerId: null }));
  const describe = async (track: MediaStreamTrack) => {
    const samples = (await readSamples(track, 48_000 * 2)).slice(48_000);
    return { anna: toneDbOf(samples, annaHz), ben: toneDbOf(samples, benHz) };
  };
  const heard = { program: await describe(mixer.programTrack), speakers: await describe(getSpeakerTrack()) };
  await mixer.close();
  return heard;
}

/** Two people with a tone each: what each of them hears, and what the Program of each would carry. */
export async function mixMinus() {
  const tones = openToneSource();
  const voices = {
    anna: tones.createTone({ frequencyHz: annaHz, peakDb: -12 }),
    ben: tones.createTone({ frequencyHz: benHz, peakDb: -12 }),
  };
  const heard = { anna: await listenAs('anna', voices), ben: await listenAs('ben', voices) };
  await tones.close();
  return heard;
}

/** Music under a voice that comes and goes: resolves with the music's dB before, under and after it, when each has been reached. */
export async function duckMusic(): Promise<{ before: number; under: number; after: number }> {
  const musicHz = 440;
  const tones = openToneSource();
  const mixer = await Mixer.create();
  await mixer.resume();
  mixer.setLevelling(false);
  const music = tones.createTone({ frequencyHz: musicHz, peakDb: -20 });
  const voice = tones.createTone({ frequencyHz: 1500, peakDb: -12 });
  const show = (voiceGain: number): void =>
    mixer.setInputs([
      { id: 'music', meterId: 'music', track: music, isRemote: false, kind: 'music', programGain: 1, speakerGain: 1 },
      { id: 'voice', meterId: 'voice', track: voice, isRemote: false, kind: 'voice', programGain: voiceGain, speakerGain: 0 },
    ]);
  const waitFor = async (isReached: (db: number) => boolean): Promise<number> => {
    for (;;) {
      const db = toneDbOf(await readSamples(mixer.programTrack, 9600), musicHz);
      if (isReached(db)) return db;
    }
  };
  show(0);
  const before = await waitFor((db) => db > -20.5);
  show(1);
  const under = await waitFor((db) => db < -31);
  show(0);
  const after = await waitFor((db) => db > -20.5);
  await mixer.close();
  await tones.close();
  return { before, under, after };
}

let lasting: Mixer | undefined;

/** Inputs come and go in a mixer that stays. */
export async function churnInputs(rounds: number): Promise<void> {
  const tones = openToneSource();
  lasting ??= await Mixer.create();
  const mixer = lasting;
  await mixer.resume();
  const input = { meterId: 'voice', isRemote: false, kind: 'voice', programGain: 1, speakerGain: 1 } as const;
  for (let round = 0; round < rounds; round += 1) {
    mixer.setInputs([{ ...input, id: String(round), track: tones.createTone({ frequencyHz: 440, peakDb: -20 }) }]);
    await readSamples(mixer.programTrack, 4800);
  }
  mixer.setInputs([]);
  await tones.close();
}

export async function endChurn(): Promise<void> {
  await lasting?.close();
  lasting = undefined;
}
