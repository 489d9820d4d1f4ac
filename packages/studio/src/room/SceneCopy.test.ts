import { applySceneChange, defaultScene } from '@footlight/contracts';
import { expect, test } from 'vitest';
import { SceneCopy } from './SceneCopy.ts';

const withLayout = (layout: 'solo' | 'split') => applySceneChange(defaultScene, { layout });

test('the echo of an older change does not undo a newer one', () => {
  const copy = new SceneCopy();
  const first = copy.add({ layout: 'solo' });
  const second = copy.add({ layout: 'split' });
  copy.confirm(withLayout('solo'));
  copy.settle(first);
  expect(copy.scene.layout).toBe('split');
  copy.confirm(withLayout('split'));
  copy.settle(second);
  expect(copy.scene).toEqual(withLayout('split'));
  expect(copy.pending).toEqual([]);
});

test('what others changed stands, with one’s own waiting changes on top', () => {
  const copy = new SceneCopy();
  copy.add({ layout: 'solo' });
  copy.confirm(applySceneChange(defaultScene, { layout: 'split', showNameTags: false }));
  expect(copy.scene).toMatchObject({ layout: 'solo', showNameTags: false });
});

test('a change that the Room refused is taken back', () => {
  const copy = new SceneCopy();
  const refused = copy.add({ layout: 'solo' });
  copy.settle(refused);
  expect(copy.scene).toEqual(defaultScene);
});
