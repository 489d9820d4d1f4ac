import { expect, test } from 'vitest';
import { parseTapEvent } from './parseTapEvent.ts';

test('an event of a later version is passed over, and one that is broken is not', () => {
  const stopped = { type: 'programStopped', generation: 1, reason: 'left' };
  expect(parseTapEvent(JSON.stringify(stopped))).toEqual(stopped);
  expect(parseTapEvent('{"type":"programPraised","generation":1}')).toBe('later');
  for (const text of ['{"type":"programStopped"}', '{"generation":1}', 'null', '{', '']) expect(parseTapEvent(text)).toBeUndefined();
});
