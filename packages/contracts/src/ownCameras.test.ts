import { expect, it } from 'vitest';
import { ownCameraId, ownCameraSourceIdOf } from './ownCameras.ts';
import { scene, sourceIdOf } from './scene.ts';

it('gives each camera of a person a source that a scene takes', () => {
  const peerId = '0b6c1c0e-6a2f-4b7e-9d55-3f0f4c1d2e3a';
  const sourceIds = [sourceIdOf(peerId, 'camera'), ...ownCameraId.options.map((cameraId) => ownCameraSourceIdOf(peerId, cameraId))];
  expect(new Set(sourceIds).size).toBe(4);
  expect(scene.shape.order.parse(sourceIds)).toEqual(sourceIds);
});
