import { defaultScene, type PeerInfo } from '@footlight/contracts';
import { expect, test } from 'vitest';
import { applyJoin, applyNotification, initialRoomState } from './roomState.ts';
import type { RoomNotification } from './types.ts';

const peer = (peerId: string, change: Partial<PeerInfo> = {}): PeerInfo => ({
  peerId,
  name: peerId,
  role: 'guest',
  placement: 'backstage',
  connected: true,
  mutedByHost: false,
  ...change,
});
const joined = applyJoin(initialRoomState, {
  self: { ...peer('me'), permissions: ['editScene'] },
  resumeToken: 'r',
  routerRtpCapabilities: {},
  room: {
    roomId: 'room',
    peers: [peer('me'), peer('other')],
    producers: [],
    scene: defaultScene,
    broadcast: { state: 'ready', startedAt: null },
    desk: { chatLogId: 'log', hands: [], teleprompter: null },
    seq: 3,
  },
});
const tell = (...events: Omit<RoomNotification, 'seq'>[]) =>
  events.reduce((state, event, seq) => applyNotification(state, { ...event, seq } as RoomNotification), joined);

test('what a host does to oneself reaches one’s own state', () => {
  const state = tell({ event: 'peerUpdated', data: { peer: peer('me', { placement: 'onStage', mutedByHost: true }) } });
  expect(state.self).toMatchObject({ placement: 'onStage', mutedByHost: true, permissions: ['editScene'] });
  expect(state.peers.map(({ peerId }) => peerId)).toEqual(['me', 'other']);
});

test('people come last, keep their place when they change, and go', () => {
  const state = tell(
    { event: 'peerJoined', data: { peer: peer('late') } },
    { event: 'peerUpdated', data: { peer: peer('other', { name: 'Renamed' }) } },
    { event: 'peerLeft', data: { peerId: 'me', reason: 'left' } },
  );
  expect(state.peers.map(({ name }) => name)).toEqual(['Renamed', 'late']);
});

test('scene and broadcast are replaced whole', () => {
  const scene = { ...defaultScene, layout: 'solo' as const };
  const state = tell(
    { event: 'sceneChanged', data: { scene, byPeerId: 'other' } },
    { event: 'broadcastStateChanged', data: { state: 'live', startedAt: 5 } },
  );
  expect(state).toMatchObject({ scene, broadcast: { state: 'live', startedAt: 5 } });
});

test('joining again counts, and clears why it was closed', () => {
  expect(joined).toMatchObject({ connection: 'connected', joinCount: 1, closed: null });
});

test('the condition of the others is kept until they leave', () => {
  const condition = { network: null, deviceProblems: [], browser: 'Firefox 153' };
  const told = { event: 'conditionChanged', data: { peerId: 'other', condition } } as const;
  expect(joined.conditions.size).toBe(0);
  expect(tell(told).conditions.get('other')).toEqual(condition);
  expect(tell(told, { event: 'peerLeft', data: { peerId: 'other', reason: 'left' } }).conditions.size).toBe(0);
});
