import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitLinks } from './splitLinks.ts';

const linksOf = (text: string) => splitLinks(text).flatMap((part) => (part.kind === 'link' ? [part.href] : []));

test('no text is lost or made up, and every link leads to the web', () => {
  const piece = fc.oneof(
    fc.string(),
    fc.constantFrom('https://example.com', 'http://a.b/c?d=e#f', 'javascript:alert(1)', 'https://', 'HTTPS://X.Y', ' ', '\n', '<b>', '"'),
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = pieces.join('');
      expect(
        splitLinks(text)
          .map((part) => part.text)
          .join(''),
      ).toBe(text);
      for (const href of linksOf(text)) expect(href).toMatch(/^https?:\/\//);
    }),
  );
});

test.each([
  ['See https://example.com/a?b=1#c.', ['https://example.com/a?b=1#c']],
  ['(http://example.com)', ['http://example.com/']],
  ['https://a.example, https://b.example!', ['https://a.example/', 'https://b.example/']],
  ['javascript:alert(1) data:text/html,x ftp://example.com', []],
  ['https://<script>alert(1)</script>', []],
  ['https://bank.example@evil.example/', []],
  ['https://', []],
  ['nothing here', []],
])('%j', (text, links) => {
  expect(linksOf(text)).toEqual(links);
});
