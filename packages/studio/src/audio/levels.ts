/** Silence on a meter: quieter than this shows as 0. */
const floorDb = -60;

/** Level of a block of samples for a meter: 0 at -60 dBFS and below, 1 at full scale, straight in dB (root mean square). */
export function levelOf(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  if (sum === 0) return 0;
  const db = 10 * Math.log10(sum / samples.length);
  return Math.min(1, Math.max(0, 1 - db / floorDb));
}
