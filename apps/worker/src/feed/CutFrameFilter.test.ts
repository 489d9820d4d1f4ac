import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { buildTag } from '../../test/flvTags.ts';
import type { FlvTag } from '../continuity/FlvReader.ts';
import { CutFrameFilter } from './CutFrameFilter.ts';

let passed: FlvTag[];
let filter: CutFrameFilter;

beforeEach(() => {
  vi.useFakeTimers();
  begin();
});
afterEach(() => {
  filter.close();
  vi.useRealTimers();
});

const make = (letter: string, timestampMs: number): FlvTag => {
  if (letter === 'a') return buildTag({ kind: 'audio', role: 'frame', timestampMs });
  if (letter === 'h') return buildTag({ kind: 'video', role: 'codecHeader', timestampMs });
  return buildTag({ kind: 'video', role: letter === 'K' ? 'keyframe' : 'frame', timestampMs });
};

let sent: string[];

/** `h` header, `K` keyframe, `f` frame, `a` sound, `!` the news of a cut, `.` of a whole frame, `_` a tenth of a second. @returns all that passed so far. */
function play(letters: string): string {
  for (const letter of letters) {
    if (letter === '!' || letter === '.') filter.reportKeyFrame({ cut: letter === '!' });
    else if (letter === '_') vi.advanceTimersByTime(100);
    else filter.push(make(letter, sent.push(letter) - 1));
  }
  return passed.map(({ timestampMs }) => sent[timestampMs]).join('');
}

function begin(): void {
  filter?.close();
  sent = [];
  passed = [];
  filter = new CutFrameFilter({ pass: (tag) => passed.push(tag) });
}

test('holds the newest picture, and what follows it, until the next one', () => {
  expect(play('ahKafaf')).toBe('ahKafa');
});

test('a keyframe waits for the news, and passes with the frame before it when none comes', () => {
  expect(play('.KffKa')).toBe('Kf');
  expect(play('_________')).toBe('Kf');
  expect(play('_')).toBe('Kff');
  expect(play('f')).toBe('KffKa');
});

test('a keyframe whose news is there, or whose media server tells of none, waits for nothing', () => {
  expect(play('KffK')).toBe('Kff');
  begin();
  expect(play('.Kff.K')).toBe('Kff');
});

test('a slow browser’s frame before a keyframe is still held when it comes', () => {
  expect(play('.Kfa____a!Kf')).toBe('KaaK');
});

test('while the picture stands still the sound goes on', () => {
  expect(play('Kfaa')).toBe('K');
  expect(play('______a')).toBe('Kfaaa');
  expect(play('aaa')).toBe('Kfaaaaaa');
  expect(play('fKf')).toBe('KfaaaaaafK');
});

test.each([
  ['Kff!Kf', 'KfK'],
  ['.KffK!f', 'KfK'],
  ['.KffaaKa!f', 'KfaaKa'],
])('the frame before the keyframe goes, whenever the news comes: %s', (letters, expected) => {
  expect(play(letters)).toBe(expected);
});

test('news that comes too late, or of a keyframe that never came, takes no other frame', () => {
  expect(play(`.KfK${'_'.repeat(11)}!${'_'.repeat(11)}fK${'_'.repeat(10)}f`)).toBe('KfKfK');
});

test('nothing but a frame before a keyframe is lost, one for each news at most, and nothing changes places', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'h', 'K', 'f', '!', '.', '_'), { maxLength: 60 }), (letters) => {
      begin();
      play(`${letters.join('')}${'_'.repeat(12)}ff`);
      const times = passed.map(({ timestampMs }) => timestampMs);
      expect(times).toEqual([...times].sort((a, b) => a - b));
      // The very last picture is still held.
      const lost = sent.slice(0, -1).flatMap((_letter, index) => (times.includes(index) ? [] : [index]));
      expect(lost.length).toBeLessThanOrEqual(letters.filter((letter) => letter === '!').length);
      for (const index of lost) {
        const next = sent.slice(index + 1).find((letter) => 'Kf'.includes(letter));
        expect(`${sent[index]}${next}`).toMatch(/^[Kf]K$/);
      }
    }),
  );
});
