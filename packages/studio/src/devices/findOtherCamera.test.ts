import { expect, test } from 'vitest';
import { findOtherCamera } from './findOtherCamera.ts';

const cameras = ['front', 'wide', 'tele'].map((deviceId) => ({ deviceId, label: deviceId }));

test('a phone’s cameras are told by the side they look to', () => {
  expect(findOtherCamera({ facingMode: 'user', deviceId: 'front', cameras })).toEqual({ facingMode: 'environment' });
  expect(findOtherCamera({ facingMode: 'environment', deviceId: 'tele', cameras })).toEqual({ facingMode: 'user' });
});

test('without sides they follow each other in the list, round and round', () => {
  const after = (deviceId: string | null) => findOtherCamera({ facingMode: undefined, deviceId, cameras });
  expect([after('front'), after('tele'), after(null)]).toEqual([{ deviceId: 'wide' }, { deviceId: 'front' }, { deviceId: 'front' }]);
});

test('a single camera has no other one', () => {
  expect(findOtherCamera({ facingMode: 'user', deviceId: 'front', cameras: cameras.slice(0, 1) })).toBeUndefined();
});
