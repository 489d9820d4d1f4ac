import { expect, test } from 'vitest';
import { toCalendarFile } from './publicShow.ts';

test('a calendar file names the show, its time in UTC and its page', () => {
  const file = toCalendarFile(
    {
      id: '019a9f6e-0000-7000-8000-000000000001',
      title: 'Talk; with, signs',
      hostName: 'Ada',
      state: 'ready',
      scheduledAt: Date.UTC(2026, 11, 24, 18, 30),
    },
    'https://studio.example/shows/1',
  );
  const lines = file.split('\r\n');
  expect(lines).toContain('DTSTART:20261224T183000Z');
  expect(lines).toContain('DTEND:20261224T193000Z');
  expect(lines).toContain('SUMMARY:Talk\\; with\\, signs');
  expect(lines).toContain('UID:019a9f6e-0000-7000-8000-000000000001@footlight');
  expect(lines.at(0)).toBe('BEGIN:VCALENDAR');
});
