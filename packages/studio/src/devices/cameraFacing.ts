/** Tracks that are made of a camera's, by which the browser no longer tells where that camera looks. */
const facings = new WeakMap<MediaStreamTrack, string | undefined>();

/** @param made shows what `camera` sees. */
export const markFacing = (made: MediaStreamTrack, camera: MediaStreamTrack): void => {
  if (made !== camera) facings.set(made, camera.getSettings().facingMode);
};

/** Where a track's camera looks, as VideoFacingModeEnum; undefined where nobody knows. */
export const facingOf = (track: MediaStreamTrack): string | undefined => facings.get(track) ?? track.getSettings().facingMode;
