import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judgePassword } from './password.ts';

test('says how many characters are missing', () => {
  expect(judgePassword('short')).toEqual({ level: 'refused', sentence: '5 more characters.' });
  expect(judgePassword('123456789').sentence).toBe('1 more character.');
});

test.each([
  ['aaaaaaaaaaaa', 'repeats'],
  ['password123!', 'most used'],
  ['abcdefghijkl', 'sequence'],
])('refuses %s', (password, why) => {
  const verdict = judgePassword(password);
  expect(verdict.level).toBe('refused');
  expect(verdict.sentence).toContain(why);
});

test('refuses a password that holds its owner’s name', () => {
  expect(judgePassword('lovelace-99', ['Ada Lovelace', 'ada@example.com']).level).toBe('refused');
});

test('takes a phrase', () => {
  expect(judgePassword('correct horse battery').level).toBe('strong');
});

test('never takes fewer than ten characters', () => {
  fc.assert(fc.property(fc.string({ maxLength: 9 }), (password) => ['empty', 'refused'].includes(judgePassword(password).level)));
});
