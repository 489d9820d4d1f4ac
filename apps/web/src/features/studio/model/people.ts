import { type PeerInfo, type Placement, type SourceId, sourceIdOf } from '@footlight/contracts';
import type { RoomState } from '@footlight/studio';

/** A person of the studio, as a card shows them. */
export interface Person {
  peerId: string;
  name: string;
  role: PeerInfo['role'];
  placement: Placement;
  isSelf: boolean;
  /** False while they may still come back. */
  connected: boolean;
  mutedByHost: boolean;
  /** Shut by themselves, or not there; a host's mute apart. One's own is not told here. */
  microphoneOff: boolean;
  /** Their camera; null while it is off. One's own is the device's, not the Room's. */
  camera: MediaStreamTrack | null;
  sharesScreen: boolean;
  /** What to know about them in a word or two; null when all is well. */
  note: string | null;
}

type PeopleRoom = Pick<RoomState, 'self' | 'peers' | 'remoteTracks' | 'scene'>;

const roleRank: Record<PeerInfo['role'], number> = { host: 0, coHost: 1, producer: 2, guest: 3, viewer: 4 };

/** Everyone in the studio, the host first and then by name, so that cards do not jump about. */
export function listPeople({ self, peers, remoteTracks, scene }: PeopleRoom): Person[] {
  return peers
    .filter(({ role }) => role !== 'viewer')
    .map((peer): Person => {
      const isSelf = peer.peerId === self?.peerId;
      const sent = remoteTracks.filter(({ peerId }) => peerId === peer.peerId);
      const sound = sent.find(({ source }) => source === 'microphone');
      return {
        peerId: peer.peerId,
        name: peer.name,
        role: peer.role,
        placement: peer.placement,
        isSelf,
        connected: peer.connected,
        mutedByHost: peer.mutedByHost,
        microphoneOff: !isSelf && !peer.mutedByHost && (sound ? sound.paused : true),
        camera: sent.find(({ source, paused }) => source === 'camera' && !paused)?.track ?? null,
        sharesScreen: sent.some(({ source, paused }) => source === 'screen' && !paused),
        note: noteOf(peer, { isSelf, soundPaused: sound ? sound.paused : true, hidden: scene.hidden }),
      };
    })
    .sort((a, b) => roleRank[a.role] - roleRank[b.role] || a.name.localeCompare(b.name) || a.peerId.localeCompare(b.peerId));
}

interface NoteFacts {
  isSelf: boolean;
  soundPaused: boolean;
  hidden: readonly SourceId[];
}

function noteOf(
  { peerId, connected, mutedByHost, placement, talksToStage }: PeerInfo,
  { isSelf, soundPaused, hidden }: NoteFacts,
): string | null {
  if (!connected) return 'Connection lost';
  if (mutedByHost) return 'Muted by you';
  if (talksToStage) return 'Talks to the stage';
  if (placement === 'onStage' && hidden.includes(sourceIdOf(peerId, 'camera'))) return 'Not in the picture';
  return !isSelf && soundPaused ? 'Microphone off' : null;
}
