/** A factor for samples. @param db 0 leaves them as they are. */
export const gainOfDb = (db: number): number => 10 ** (db / 20);
