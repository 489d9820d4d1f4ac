import type { PeerInfo } from '@footlight/contracts';
import { expect, test } from 'vitest';
import { initialRoomState } from '../room/roomState.ts';
import { Store } from '../Store.ts';
import { SoloListening } from './SoloListening.ts';

const peer = (peerId: string): PeerInfo => ({
  peerId,
  name: peerId,
  role: 'guest',
  placement: 'backstage',
  connected: true,
  mutedByHost: false,
});

test('whoever one listens to alone is listened to until they leave', () => {
  const state = new Store({ ...initialRoomState, peers: [peer('ann'), peer('bea')] });
  const solo = new SoloListening({ state });
  solo.peerId.set('ann');
  state.update((now) => ({ ...now, peers: [peer('ann')] }));
  expect(solo.peerId.getSnapshot()).toBe('ann');
  state.update((now) => ({ ...now, peers: [] }));
  expect(solo.peerId.getSnapshot()).toBeNull();
  solo.close();
});
