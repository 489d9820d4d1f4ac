import { type Scene, type SourceId, sourceIdOf } from '@footlight/contracts';
import type { DrawItem, LayoutSource, RoomState, Size } from '@footlight/studio';
import { computeLayout } from '@footlight/studio/layout/computeLayout';

/** One rectangle of the stage as a guest sees it. */
export interface StageTile extends DrawItem {
  peerId: string;
  kind: 'camera' | 'screen';
  name: string;
  isSelf: boolean;
  /** Null shows a name card. */
  track: MediaStreamTrack | null;
}

interface OwnTracks {
  camera: MediaStreamTrack | null;
  sharesScreen: boolean;
}

type StageScene = Pick<Scene, 'layout' | 'order' | 'spotlight' | 'inset' | 'fits'>;
type StageRoom = Pick<RoomState, 'self' | 'peers' | 'remoteTracks'>;

/**
 * The stage by the same layout the Program has: everyone on stage has a slot, and so does each shared screen.
 * @param size in pixels of any unit; the tiles are in it too.
 */
export function computeStageTiles(room: StageRoom, scene: StageScene, own: OwnTracks, size: Size): StageTile[] {
  const entries = room.peers
    .filter(({ placement, connected, role }) => placement === 'onStage' && connected && role !== 'viewer')
    .flatMap((peer) => {
      const isSelf = peer.peerId === room.self?.peerId;
      const sent = room.remoteTracks.filter((remote) => remote.peerId === peer.peerId && !remote.paused);
      const camera = isSelf ? own.camera : (sent.find(({ source }) => source === 'camera')?.track ?? null);
      const screen = sent.find(({ source }) => source === 'screen')?.track ?? null;
      const sharesScreen = isSelf ? own.sharesScreen : screen !== null;
      const person = { peerId: peer.peerId, name: peer.name, isSelf };
      return [
        { ...person, kind: 'camera' as const, track: camera },
        ...(sharesScreen ? [{ ...person, kind: 'screen' as const, track: screen }] : []),
      ];
    });
  const bySource = new Map<SourceId, (typeof entries)[number]>(entries.map((entry) => [sourceIdOf(entry.peerId, entry.kind), entry]));
  const sources: LayoutSource[] = [...bySource].map(([sourceId, { kind, name }]) => ({ sourceId, kind, name }));
  const { layout, order, spotlight, inset, fits } = scene;
  return computeLayout({ layout, order, spotlight, inset, fits, sources, size }).flatMap((item) => {
    const entry = bySource.get(item.sourceId);
    return entry ? [{ ...item, ...entry }] : [];
  });
}
