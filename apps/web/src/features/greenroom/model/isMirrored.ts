import { facingOf } from '@footlight/studio';

/** One's own picture is a mirror, unless the camera looks away from oneself. */
export const isMirrored = (track: MediaStreamTrack): boolean => facingOf(track) !== 'environment';
