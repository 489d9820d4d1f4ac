import { applySceneChange, defaultScene, layoutId, type Scene, type SceneChange } from '@footlight/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SceneEdits } from './SceneEdits.ts';

const change: fc.Arbitrary<SceneChange> = fc.oneof(
  fc.constantFrom(...layoutId.options).map((layout) => ({ layout })),
  fc.boolean().map((showNameTags) => ({ showNameTags })),
  fc.constantFrom('a:camera' as const, null).map((spotlight) => ({ spotlight })),
);

test('everything done can be taken back, and made again', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 50 }), (changes) => {
      const edits = new SceneEdits();
      let scene: Scene = defaultScene;
      for (const one of changes) {
        edits.record(scene, one);
        scene = applySceneChange(scene, one);
      }
      const end = scene;
      for (let next = edits.undo(scene); next; next = edits.undo(scene)) scene = applySceneChange(scene, next);
      expect(scene).toEqual(defaultScene);
      for (let next = edits.redo(scene); next; next = edits.redo(scene)) scene = applySceneChange(scene, next);
      expect(scene).toEqual(end);
    }),
  );
});

test('taking back leaves what somebody else changed', () => {
  const edits = new SceneEdits();
  edits.record(defaultScene, { layout: 'solo' });
  const mine = applySceneChange(defaultScene, { layout: 'solo' });
  const theirs = applySceneChange(mine, { showNameTags: false });
  expect(applySceneChange(theirs, edits.undo(theirs) ?? {})).toEqual({ ...defaultScene, showNameTags: false });
});

test('a new change ends what could be made again', () => {
  const edits = new SceneEdits();
  edits.record(defaultScene, { layout: 'solo' });
  edits.undo(defaultScene);
  edits.record(defaultScene, { layout: 'split' });
  expect(edits.redo(defaultScene)).toBeUndefined();
});
