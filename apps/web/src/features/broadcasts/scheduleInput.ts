const two = (value: number): string => String(value).padStart(2, '0');

/** A moment as `<input type="datetime-local">` takes it, in the browser's time zone. @param at ms since epoch. */
export function toInputValue(at: number | null): string {
  if (at === null) return '';
  const date = new Date(at);
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** ms since epoch; null for an empty field. */
export function fromInputValue(value: string): number | null {
  const at = new Date(value).getTime();
  return Number.isNaN(at) ? null : at;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** `in 3 days`, `in 5 minutes`, `any moment now`. */
export function describeWait(waitMs: number): string {
  const say = (count: number, unit: string) => `in ${count} ${unit}${count === 1 ? '' : 's'}`;
  if (waitMs < minuteMs) return 'any moment now';
  if (waitMs < hourMs) return say(Math.round(waitMs / minuteMs), 'minute');
  if (waitMs < dayMs) return say(Math.round(waitMs / hourMs), 'hour');
  return say(Math.round(waitMs / dayMs), 'day');
}
