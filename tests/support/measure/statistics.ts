/** The value below which `share` (0..1) of the values lie (nearest rank). NaN of nothing. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

export const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Rounded for a report; NaN and infinities become null, as JSON has none. */
export const rounded = (value: number, digits = 0): number | null => (Number.isFinite(value) ? Number(value.toFixed(digits)) : null);
