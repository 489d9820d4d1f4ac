import { applySceneChange, defaultScene } from '@footlight/contracts';
import { expect, it } from 'vitest';
import { findEffects } from './findEffects.ts';

it('takes away only what costs work in each frame', () => {
  const scene = applySceneChange(defaultScene, { overlay: { url: '/overlay.png' }, logo: { url: '/logo.png', corner: 'topLeft' } });
  expect(findEffects(scene)).toEqual({ overlay: null });
  expect(findEffects({ ...scene, overlay: null })).toBeNull();
});
