const two = (value: number): string => String(value).padStart(2, '0');

/** `4:59`, or `1:04:59` from an hour on; it stands at 0:00 when the time has come. */
export function formatCountdown({ endsAtMs, nowMs }: { endsAtMs: number; nowMs: number }): string {
  const seconds = Math.max(0, Math.ceil((endsAtMs - nowMs) / 1000));
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** Hours and minutes, as 24 hours. A zone that the browser does not know is its own. */
export function formatClock({ timeZone, nowMs }: { timeZone: string | null; nowMs: number }): string {
  const options = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  try {
    return new Intl.DateTimeFormat('en-GB', { ...options, ...(timeZone ? { timeZone } : {}) }).format(nowMs);
  } catch {
    return new Intl.DateTimeFormat('en-GB', options).format(nowMs);
  }
}
