import { kindOfSource } from '@footlight/contracts';
import type { MixerInputRequest } from '../audio/Mixer.ts';
import type { RemoteTrack, RoomState } from '../room/types.ts';

export interface OwnSound {
  microphone: MediaStreamTrack | null;
  isMicrophoneOpen: boolean;
  screenAudio: MediaStreamTrack | null;
  /** The clip that plays: in the Program and in one's own speakers, whoever is on stage. Gain 0..1. */
  clip?: { track: MediaStreamTrack; gain: number } | null;
}

const clipInputId = 'clip';

/** A voice is metered under its person; the sound of a screen under its own name, so that it does not look like a voice. */
const meterIdOf = (peerId: string, source: RemoteTrack['source']): string => (source === 'microphone' ? peerId : `${peerId}:${source}`);

/**
 * What is heard where. In the Program: everyone on stage. In one's own speakers: everyone on stage but oneself. Whoever is
 * backstage is metered and heard by nobody.
 */
export function listMixerInputs({ self, peers, remoteTracks }: RoomState, own: OwnSound): MixerInputRequest[] {
  const placements = new Map(peers.map((peer) => [peer.peerId, peer]));
  const inputs = remoteTracks
    .filter(({ source }) => kindOfSource[source] === 'audio')
    .map(({ producerId, peerId, source, track, paused }): MixerInputRequest => {
      const peer = placements.get(peerId);
      const isMuted = paused || (source === 'microphone' && peer?.mutedByHost === true);
      const gain = peer?.placement === 'onStage' && !isMuted ? 1 : 0;
      return { id: producerId, track, meterId: meterIdOf(peerId, source), isRemote: true, programGain: gain, speakerGain: gain };
    });
  if (own.clip) {
    const { track, gain } = own.clip;
    inputs.push({ id: clipInputId, track, meterId: clipInputId, isRemote: false, programGain: gain, speakerGain: gain });
  }
  if (!self) return inputs;
  const onStage = self.placement === 'onStage';
  const ownInput = (source: 'microphone' | 'screenAudio', track: MediaStreamTrack, isHeard: boolean): MixerInputRequest => ({
    id: `own:${source}`,
    track,
    meterId: meterIdOf(self.peerId, source),
    isRemote: false,
    programGain: isHeard ? 1 : 0,
    speakerGain: 0,
  });
  if (own.microphone) inputs.push(ownInput('microphone', own.microphone, onStage && own.isMicrophoneOpen));
  if (own.screenAudio) inputs.push(ownInput('screenAudio', own.screenAudio, onStage));
  return inputs;
}
