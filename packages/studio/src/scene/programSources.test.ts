import type { PeerInfo, SourceId } from '@footlight/contracts';
import { expect, test } from 'vitest';
import { extendOrder, listProgramSources } from './programSources.ts';

const peer = (peerId: string, placement: PeerInfo['placement']): PeerInfo => ({
  peerId,
  name: peerId.toUpperCase(),
  role: 'guest',
  placement,
  connected: true,
  mutedByHost: false,
});
const ids = (sources: { sourceId: SourceId }[]) => sources.map(({ sourceId }) => sourceId);

test('shows whoever is on stage, and the screens they share, but nothing from backstage', () => {
  const sources = listProgramSources({
    peers: [peer('a', 'onStage'), peer('b', 'backstage'), peer('c', 'onStage')],
    sharingPeerIds: new Set(['b', 'c']),
  });
  expect(ids(sources)).toEqual(['a:camera', 'c:camera', 'c:screen']);
});

test('further cameras stand beside their person’s, and only while that person is on stage', () => {
  const sources = listProgramSources({
    peers: [peer('a', 'onStage'), peer('b', 'backstage')],
    sharingPeerIds: new Set(['a']),
    cameras: [
      { peerId: 'a', cameraId: '2', name: 'Overhead' },
      { peerId: 'b', cameraId: '2', name: 'Desk' },
    ],
  });
  expect(ids(sources)).toEqual(['a:camera', 'a.2:camera', 'a:screen']);
  expect(sources[1]).toMatchObject({ kind: 'camera', name: 'Overhead' });
});

test('newcomers are put last, once, and those who left keep their place', () => {
  const sources = listProgramSources({ peers: [peer('a', 'onStage'), peer('b', 'onStage')], sharingPeerIds: new Set() });
  const order = extendOrder(['gone:camera', 'b:camera'], sources);
  expect(order).toEqual(['gone:camera', 'b:camera', 'a:camera']);
  expect(extendOrder(order, sources)).toBe(order);
});

test('a full order lets the longest absent go, and never grows past its limit', () => {
  const full = Array.from({ length: 64 }, (_, index): SourceId => `gone${index}:camera`);
  const order = extendOrder(full, listProgramSources({ peers: [peer('a', 'onStage')], sharingPeerIds: new Set() }));
  expect(order).toHaveLength(64);
  expect(order[0]).toBe('gone1:camera');
  expect(order.at(-1)).toBe('a:camera');
  const crowd = Array.from({ length: 70 }, (_, index) => peer(`p${index}`, 'onStage'));
  const crowded = extendOrder([], listProgramSources({ peers: crowd, sharingPeerIds: new Set() }));
  expect(extendOrder(crowded, listProgramSources({ peers: crowd, sharingPeerIds: new Set() }))).toBe(crowded);
});
