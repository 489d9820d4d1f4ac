import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultMix, mix, withGain } from './mix.ts';
import { applySceneChange, defaultScene } from './scene.ts';

test('a gain is set, changed and taken back without touching the others', () => {
  const both = withGain(withGain(defaultMix, { soundId: 'anna', gainDb: 3 }), { soundId: 'ben', gainDb: -6 });
  expect(both.gainsDb).toEqual({ anna: 3, ben: -6 });
  expect(withGain(both, { soundId: 'anna', gainDb: 1 }).gainsDb).toEqual({ anna: 1, ben: -6 });
  expect(withGain(both, { soundId: 'anna', gainDb: 0 }).gainsDb).toEqual({ ben: -6 });
});

test('whatever is set, the mix stays one that the Room takes', () => {
  const change = fc.record({ soundId: fc.uuid(), gainDb: fc.double({ min: -100, max: 100, noNaN: true }) });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 100 }), (changes) => {
      const end = changes.reduce(withGain, defaultMix);
      expect(mix.safeParse(end).success).toBe(true);
      expect(applySceneChange(defaultScene, { mix: end }).mix).toEqual(end);
    }),
  );
});
