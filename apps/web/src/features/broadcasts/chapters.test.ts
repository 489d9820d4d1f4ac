import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatChapters, listChapters } from './chapters.ts';

const switchAt = (seconds: number, scene: string) => ({ offsetMs: seconds * 1000, event: { type: 'sceneSwitched' as const, scene } });

test('chapters as YouTube reads them', () => {
  const events = [
    switchAt(3, 'Opening'),
    { offsetMs: 20_000, event: { type: 'layoutChosen' as const, layout: 'solo' as const } },
    switchAt(62, 'Talk'),
    switchAt(68, 'Talk,\n close up'),
    switchAt(100, 'Talk,\n close up'),
    switchAt(3723, 'Goodbye'),
  ];
  expect(formatChapters(listChapters(events))).toBe('0:00 Opening\n1:02 Talk, close up\n1:02:03 Goodbye\n');
});

test('a show without switches is one chapter', () => {
  expect(formatChapters(listChapters([]))).toBe('0:00 Start\n');
});

test('the first begins with the show, and none is too short for YouTube', () => {
  const switches = fc
    .array(fc.record({ seconds: fc.nat(20_000), scene: fc.constantFrom('A', 'B', 'C') }))
    .map((found) => found.sort((a, b) => a.seconds - b.seconds).map(({ seconds, scene }) => switchAt(seconds, scene)));
  fc.assert(
    fc.property(switches, (events) => {
      const chapters = listChapters(events);
      expect(chapters[0]?.offsetMs).toBe(0);
      for (const [index, { offsetMs }] of chapters.entries())
        if (index > 0) expect(offsetMs - (chapters[index - 1]?.offsetMs ?? 0)).toBeGreaterThanOrEqual(10_000);
    }),
  );
});
