import type { MicrophoneSound } from './types.ts';

/** For voices in rooms with loudspeakers: everything on. */
export const defaultMicrophoneSound: MicrophoneSound = {
  echoCancellation: true,
  noiseSuppression: true,
  autoGainControl: true,
  music: false,
};

/** What a track for music is marked with; the encoder and the publishing go by it. */
const musicHint = 'music';

/** What getUserMedia is asked for. Each is ideal: a microphone that offers less is taken as it is. */
export const constraintsOfSound = ({ music, ...processing }: MicrophoneSound): MediaTrackConstraints =>
  music ? { echoCancellation: false, noiseSuppression: false, autoGainControl: false, channelCount: { ideal: 2 } } : processing;

export const markMusic = (track: MediaStreamTrack, { music }: MicrophoneSound): void => {
  track.contentHint = music ? musicHint : '';
};

export const isMusic = ({ contentHint }: MediaStreamTrack): boolean => contentHint === musicHint;

export const isSameSound = (a: MicrophoneSound, b: MicrophoneSound): boolean =>
  a.music === b.music &&
  a.echoCancellation === b.echoCancellation &&
  a.noiseSuppression === b.noiseSuppression &&
  a.autoGainControl === b.autoGainControl;
