import { expect, it } from 'vitest';
import { fontOf, renewFonts } from './look.ts';

it('asks for a font under another name once its letters have come, the family first as before', () => {
  const before = fontOf('inter', 600, 40);
  expect(fontOf('inter', 600, 40)).toBe(before);
  renewFonts();
  const after = fontOf('inter', 600, 40);
  expect(after).not.toBe(before);
  expect(after.startsWith('600 40px "Inter Variable", ')).toBe(true);
});
