import { expect, test } from 'vitest';
import { formatClock, formatCountdown } from './figures.ts';

test('a countdown shows every second once, and ends at zero', () => {
  const endsAtMs = 10_000_000;
  const at = (leftMs: number) => formatCountdown({ endsAtMs, nowMs: endsAtMs - leftMs });
  expect([at(300_000), at(299_999), at(299_000), at(1), at(0), at(-5000)]).toEqual(['5:00', '5:00', '4:59', '0:01', '0:00', '0:00']);
  expect(at(3_600_000 + 4 * 60_000 + 5000)).toBe('1:04:05');
});

test('a clock tells the time of its zone, and of the browser where the zone is unknown', () => {
  const nowMs = Date.UTC(2026, 10, 21, 23, 5);
  expect(formatClock({ timeZone: 'UTC', nowMs })).toBe('23:05');
  expect(formatClock({ timeZone: 'Asia/Tokyo', nowMs })).toBe('08:05');
  expect(formatClock({ timeZone: 'Middle/Earth', nowMs })).toBe(formatClock({ timeZone: null, nowMs }));
});
