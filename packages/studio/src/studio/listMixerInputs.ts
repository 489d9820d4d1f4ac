import { kindOfSource, type Mix, type Scene } from '@footlight/contracts';
import { gainOfDb } from '../audio/dsp/decibels.ts';
import type { MixerInputRequest } from '../audio/Mixer.ts';
import type { SoundKind } from '../audio/MixerInput.ts';
import type { RemoteTrack, RoomState } from '../room/types.ts';

export interface OwnSound {
  microphone: MediaStreamTrack | null;
  isMicrophoneOpen: boolean;
  screenAudio: MediaStreamTrack | null;
  /** The clip that plays: in the Program and in one's own speakers, whoever is on stage. Gain 0..1; music goes down under voices. */
  clip?: { track: MediaStreamTrack; gain: number; isMusic: boolean } | null;
}

const clipInputId = 'clip';
export interface Balance {
  mix: Mix;
  /** Whom alone one hears in one's own speakers, on stage or not; null: everyone on stage. The Program knows nothing of it. */
  soloPeerId: string | null;
}

/** A voice is metered under its person; the sound of a screen under its own name, so that it does not look like a voice. */
const meterIdOf = (peerId: string, source: RemoteTrack['source']): string => (source === 'microphone' ? peerId : `${peerId}:${source}`);

const kindOf = (source: RemoteTrack['source']): SoundKind => (source === 'microphone' ? 'voice' : 'other');

/** The clip as somebody else plays it: in one's own speakers, whoever is on stage. In the Program it is where it plays. */
function clipInputOf(
  { producerId, track, paused }: Pick<RemoteTrack, 'producerId' | 'track' | 'paused'>,
  { scene, balance }: { scene: Scene; balance: Balance },
): MixerInputRequest {
  const kind = scene.clip?.kind === 'audio' ? 'music' : 'other';
  const speakerGain = paused || balance.soloPeerId !== null ? 0 : (scene.clip?.gain ?? 1);
  return { id: producerId, track, meterId: clipInputId, isRemote: true, kind, programGain: 0, speakerGain };
}

/**
 * What is heard where. In the Program: everyone on stage. In one's own speakers: everyone on stage but oneself; from backstage
 * the voices of the others there too, from the stage of whoever speaks to it. Whom one listens to alone is heard wherever they are.
 */
export function listMixerInputs({ self, peers, remoteTracks, scene }: RoomState, own: OwnSound, balance: Balance): MixerInputRequest[] {
  const placements = new Map(peers.map((peer) => [peer.peerId, peer]));
  const gainOf = (soundId: string): number => gainOfDb(balance.mix.gainsDb[soundId] ?? 0);
  const inputs = remoteTracks
    .filter(({ source }) => kindOfSource[source] === 'audio')
    .map(({ producerId, peerId, source, track, paused }): MixerInputRequest => {
      if (source === 'clipAudio') return clipInputOf({ producerId, track, paused }, { scene, balance });
      const peer = placements.get(peerId);
      const meterId = meterIdOf(peerId, source);
      const isMuted = paused || (source === 'microphone' && peer?.mutedByHost === true);
      const gain = isMuted ? 0 : gainOf(meterId);
      const programGain = peer?.placement === 'onStage' ? gain : 0;
      const isTalkback = source === 'microphone' && (self?.placement === 'backstage' || peer?.talksToStage === true);
      const openGain = isTalkback ? gain : programGain;
      const speakerGain = balance.soloPeerId === null ? openGain : balance.soloPeerId === peerId ? gain : 0;
      return { id: producerId, track, meterId, isRemote: true, kind: kindOf(source), programGain, speakerGain };
    });
  if (own.clip) {
    const { track, gain, isMusic } = own.clip;
    const kind = isMusic ? 'music' : 'other';
    const speakerGain = balance.soloPeerId === null ? gain : 0;
    inputs.push({ id: clipInputId, track, meterId: clipInputId, isRemote: false, kind, programGain: gain, speakerGain });
  }
  if (!self) return inputs;
  const onStage = self.placement === 'onStage';
  const ownInput = (source: 'microphone' | 'screenAudio', track: MediaStreamTrack, isHeard: boolean): MixerInputRequest => {
    const meterId = meterIdOf(self.peerId, source);
    const programGain = isHeard ? gainOf(meterId) : 0;
    return { id: `own:${source}`, track, meterId, isRemote: false, kind: kindOf(source), programGain, speakerGain: 0 };
  };
  if (own.microphone) inputs.push(ownInput('microphone', own.microphone, onStage && own.isMicrophoneOpen));
  if (own.screenAudio) inputs.push(ownInput('screenAudio', own.screenAudio, onStage));
  return inputs;
}
