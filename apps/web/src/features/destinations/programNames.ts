import type { ProgramId } from '@footlight/contracts';

/** The Programs as a creator chooses between them. */
export const programNames: Readonly<Record<ProgramId, string>> = { main: 'Wide, 16:9', vertical: 'Vertical, 9:16' };
