/** LUFS that a Program should have: what streaming services turn speech to, give or take one. */
export const targetLufs = -16;
