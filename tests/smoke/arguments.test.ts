import { expect, test } from 'vitest';
import { ArgumentsError, parseSmokeArguments } from './arguments.ts';

test('without arguments the defaults hold', () => {
  expect(parseSmokeArguments([])).toEqual({ seconds: 20, guests: 1, hidden: false, size: '720p', switches: 0, json: undefined });
});

test('every option is read', () => {
  expect(
    parseSmokeArguments(['--seconds', '60', '--guests', '0', '--hidden', '--size=1080p', '--switches', '50', '--json', 'out.json']),
  ).toEqual({
    seconds: 60,
    guests: 0,
    hidden: true,
    size: '1080p',
    switches: 50,
    json: 'out.json',
  });
});

test.each([
  [['--seconds', '4'], /--seconds must be a whole number from 5/],
  [['--seconds', 'ten'], /not "ten"/],
  [['--guests', '1.5'], /--guests/],
  [['--size', '4k'], /720p or 1080p/],
  [['--colour'], /--colour/],
  [['20'], /20/],
])('%j is refused in words', (argv, words) => {
  expect(() => parseSmokeArguments(argv)).toThrow(ArgumentsError);
  expect(() => parseSmokeArguments(argv)).toThrow(words);
});

test('help is not a run', () => {
  expect(parseSmokeArguments(['--help', '--seconds', '20'])).toBeUndefined();
});
