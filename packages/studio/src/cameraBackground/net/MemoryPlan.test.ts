import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MemoryPlan } from './MemoryPlan.ts';

describe('the memory of a network', () => {
  it('never gives two the same place at the same time', () => {
    const wishes = fc.array(fc.record({ bytes: fc.integer({ min: 1, max: 400 }), steps: fc.integer({ min: 0, max: 5 }) }), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(wishes, (wanted) => {
        const plan = new MemoryPlan();
        plan.keep(new Float32Array(7));
        const given = wanted.map(({ bytes, steps }, from) => ({
          from,
          until: from + steps,
          bytes,
          at: plan.give(bytes, { from, until: from + steps }),
        }));
        for (const one of given) {
          expect(one.at % 16).toBe(0);
          expect(one.at + one.bytes).toBeLessThanOrEqual(plan.totalBytes);
          for (const other of given) {
            if (one === other || one.until < other.from || other.until < one.from) continue;
            expect(one.at + one.bytes <= other.at || other.at + other.bytes <= one.at).toBe(true);
          }
        }
      }),
    );
  });

  it('uses a place again', () => {
    const plan = new MemoryPlan();
    const first = plan.give(100, { from: 0, until: 1 });
    expect(plan.give(100, { from: 1, until: 2 })).not.toBe(first);
    expect(plan.give(100, { from: 2, until: 3 })).toBe(first);
  });
});
