import { defaultScene, type PeerInfo, type Placement } from '@footlight/contracts';
import { describe, expect, it } from 'vitest';
import { computeStageTiles } from './stageTiles.ts';

const peer = (peerId: string, placement: Placement, change: Partial<PeerInfo> = {}): PeerInfo => ({
  peerId,
  name: peerId.toUpperCase(),
  role: 'guest',
  placement,
  connected: true,
  mutedByHost: false,
  ...change,
});
const size = { width: 1280, height: 720 };
const noTracks = { camera: null, sharesScreen: false };
const self = { ...peer('me', 'onStage'), permissions: [] };

describe('the stage as a guest sees it', () => {
  it('shows those on stage, and nobody else', () => {
    const peers = [
      peer('host', 'onStage'),
      peer('me', 'onStage'),
      peer('waiting', 'backstage'),
      peer('gone', 'onStage', { connected: false }),
    ];
    const tiles = computeStageTiles({ self, peers, remoteTracks: [] }, defaultScene, noTracks, size);
    expect(tiles.map(({ peerId }) => peerId)).toEqual(['host', 'me']);
    expect(tiles.map(({ isSelf }) => isSelf)).toEqual([false, true]);
  });

  it('gives a shared screen of one’s own a slot without its picture', () => {
    const tiles = computeStageTiles(
      { self, peers: [peer('host', 'onStage'), peer('me', 'onStage')], remoteTracks: [] },
      { ...defaultScene, layout: 'screenStrip' },
      { camera: null, sharesScreen: true },
      size,
    );
    expect(tiles[0]).toMatchObject({ peerId: 'me', kind: 'screen', track: null });
    expect(tiles).toHaveLength(3);
  });
});
