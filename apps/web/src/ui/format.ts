const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** A length of time in words of two units at most: `1 h 12 min`, `4 min`, `42 s`. */
export function formatDuration(ms: number): string {
  const clamped = Math.max(0, ms);
  const hours = Math.floor(clamped / hour);
  const minutes = Math.floor((clamped % hour) / minute);
  if (hours > 0) return minutes > 0 ? `${hours} h ${minutes} min` : `${hours} h`;
  if (minutes > 0) return `${minutes} min`;
  return `${Math.floor(clamped / second)} s`;
}

/** A running clock: `00:12:34`. */
export function formatTimer(ms: number): string {
  const total = Math.max(0, Math.floor(ms / second));
  const part = (value: number) => String(value).padStart(2, '0');
  return `${part(Math.floor(total / 3600))}:${part(Math.floor((total % 3600) / 60))}:${part(total % 60)}`;
}

/** Bytes in decimal units, as file managers tell them: `1.4 GB`. */
export function formatBytes(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}

/** 0..1 as whole per cent. */
export const formatShare = (share: number): string => `${Math.round(share * 100)} %`;
