/** A blur over a playing video takes time from the encoder, and on air the picture should stay in sight. */
export const studioLook = 'min-h-dvh [--scrim:#00000080] **:backdrop-blur-none';
