import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SecretBox, SecretUnreadableError } from './SecretBox.ts';

const newKey = () => randomBytes(32).toString('base64');

test('what was sealed for a record opens for that record alone', () => {
  const box = new SecretBox([newKey()]);
  fc.assert(
    fc.property(fc.string(), fc.uuid(), fc.uuid(), (plain, record, other) => {
      const envelope = box.seal(plain, record);
      expect(box.open(envelope, record)).toBe(plain);
      if (other !== record) expect(() => box.open(envelope, other)).toThrow(SecretUnreadableError);
    }),
  );
});

test('two seals of one secret differ, and neither holds it', () => {
  const box = new SecretBox([newKey()]);
  const [one, two] = [box.seal('live_abcdef', 'r'), box.seal('live_abcdef', 'r')];
  expect(one).not.toBe(two);
  expect(one).not.toContain(Buffer.from('live_abcdef').toString('base64url'));
});

test('after a rotation the old key still opens and the new one seals', () => {
  const [oldKey, freshKey] = [newKey(), newKey()];
  const envelope = new SecretBox([oldKey]).seal('key', 'r');
  const rotated = new SecretBox([freshKey, oldKey]);
  expect(rotated.open(envelope, 'r')).toBe('key');
  expect(rotated.seal('key', 'r').split('.')[1]).toBe(SecretBox.keyIdOf(freshKey));
  expect(() => new SecretBox([freshKey]).open(envelope, 'r')).toThrow(/not configured/);
});

test('every altered byte is noticed', () => {
  const box = new SecretBox([newKey()]);
  const parts = box.seal('a stream key', 'r').split('.');
  for (const index of [2, 3, 4]) {
    const bytes = Buffer.from(parts[index] ?? '', 'base64url');
    bytes[0] = (bytes[0] ?? 0) ^ 1;
    const altered = parts.with(index, bytes.toString('base64url')).join('.');
    expect(() => box.open(altered, 'r')).toThrow(SecretUnreadableError);
  }
  expect(() => box.open('nonsense', 'r')).toThrow(SecretUnreadableError);
});
