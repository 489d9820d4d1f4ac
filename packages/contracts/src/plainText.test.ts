import fc from 'fast-check';
import { expect, test } from 'vitest';
import { personName } from './names.ts';
import { isPlainText, toPlainText } from './plainText.ts';

test('what was made plain is plain, and what is plain stays as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary-ascii' }), (text) => {
      const plain = toPlainText(text);
      expect(isPlainText(plain)).toBe(true);
      expect(toPlainText(plain)).toBe(plain);
    }),
  );
  expect(toPlainText('one\r\ntwo\rthree\tfour\u0000\u001b[31m')).toBe('one\ntwo\nthree\tfour[31m');
});

test.each(['Grace', 'Łukasz Żółć', '王小明', 'محمد', 'Ana-María O’Neill', 'Zoë 👩🏽‍🚀'])('%s is a name', (name) => {
  expect(personName.parse(`  ${name} `)).toBe(name);
});

test.each(['', '  ', 'x'.repeat(61), 'a\u0000b', 'a\nb', 'Host\u202E', 'a\u2028b'])('%j is none', (name) => {
  expect(personName.safeParse(name).success).toBe(false);
});
