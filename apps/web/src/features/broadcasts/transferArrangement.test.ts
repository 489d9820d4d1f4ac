import { type Arrangement, defaultScene } from '@footlight/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { transferArrangement } from './transferArrangement.ts';

const { layout, inset, showNameTags } = defaultScene;
const arrangementOf = (parts: Partial<Arrangement>): Arrangement => ({ layout, inset, showNameTags, spotlight: null, fits: {}, ...parts });

test('the host goes along under the name of the other show, guests stay where they were', () => {
  const arrangement = arrangementOf({
    spotlight: 'ada:screen',
    fits: { 'ada:camera': 'contain', 'guest:camera': 'cover' },
    hidden: ['guest:camera', 'ada:camera'],
  });
  expect(transferArrangement(arrangement, { from: 'ada', to: 'host' })).toEqual({
    ...arrangement,
    spotlight: 'host:screen',
    fits: { 'host:camera': 'contain' },
    hidden: ['host:camera'],
  });
  expect(transferArrangement(arrangementOf({ spotlight: 'guest:camera' }), { from: 'ada', to: 'host' }).spotlight).toBeNull();
});

test('there and back again is the same, for the host’s own sources', () => {
  const source = fc.constantFrom('ada:camera' as const, 'ada:screen' as const);
  fc.assert(
    fc.property(fc.option(source), fc.uniqueArray(source), fc.uniqueArray(source), (spotlight, fitted, hidden) => {
      const arrangement = arrangementOf({ spotlight, hidden, fits: Object.fromEntries(fitted.map((id) => [id, 'contain'])) });
      const kept = transferArrangement(arrangement, { from: 'ada', to: 'host' });
      expect(transferArrangement(kept, { from: 'host', to: 'ada' })).toEqual(arrangement);
    }),
  );
});
