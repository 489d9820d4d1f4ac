import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NotificationLog } from './NotificationLog.ts';

test('replays exactly what came after a number, or says that it cannot', () => {
  fc.assert(
    fc.property(fc.nat(600), fc.nat(700), (count, since) => {
      const log = new NotificationLog();
      for (let index = 0; index < count; index += 1) log.append('serverDraining', {});
      const missed = log.findSince(since);
      if (since > count || count - since > 256) {
        expect(missed).toBeUndefined();
        return;
      }
      expect(missed?.map(({ seq }) => seq)).toEqual(Array.from({ length: count - since }, (_, index) => since + 1 + index));
    }),
  );
});
