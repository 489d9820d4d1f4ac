import { defaultScene, type PeerInfo } from '@footlight/contracts';
import { describe, expect, it } from 'vitest';
import { listPeople } from './people.ts';

const peer = (change: Partial<PeerInfo>): PeerInfo => ({
  peerId: 'p',
  name: 'Person',
  role: 'guest',
  placement: 'backstage',
  connected: true,
  mutedByHost: false,
  ...change,
});
const host = peer({ peerId: 'h', name: 'Zoe', role: 'host', placement: 'onStage' });
const self = { ...host, permissions: [] };

describe('people of the studio', () => {
  it('puts the host first and sorts the others by name', () => {
    const peers = [peer({ peerId: '2', name: 'Ben' }), peer({ peerId: '1', name: 'Anna' }), host];
    expect(listPeople({ self, peers, remoteTracks: [], scene: defaultScene }).map(({ name }) => name)).toEqual(['Zoe', 'Anna', 'Ben']);
  });

  it('leaves viewers out', () => {
    expect(listPeople({ self, peers: [host, peer({ role: 'viewer' })], remoteTracks: [], scene: defaultScene })).toHaveLength(1);
  });

  it('tells what to know about a person', () => {
    const peers = [host, peer({ peerId: '1', name: 'A', connected: false }), peer({ peerId: '2', name: 'B', mutedByHost: true })];
    expect(listPeople({ self, peers, remoteTracks: [], scene: defaultScene }).map(({ note }) => note)).toEqual([
      null,
      'Connection lost',
      'Muted by you',
    ]);
    const scene = { ...defaultScene, hidden: ['h:camera' as const] };
    expect(listPeople({ self, peers: [host], remoteTracks: [], scene })[0]?.note).toBe('Not in the picture');
  });
});
