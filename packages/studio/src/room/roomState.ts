import { defaultScene, type PeerInfo, type RequestResult, type RoomSnapshot } from '@footlight/contracts';
import type { RoomNotification, RoomState, SelfInfo } from './types.ts';

export const initialRoomState: RoomState = {
  connection: 'idle',
  closed: null,
  self: null,
  peers: [],
  conditions: new Map(),
  scene: defaultScene,
  broadcast: { state: 'ready', startedAt: null },
  remoteTracks: [],
  joinCount: 0,
};

const findSelf = (self: SelfInfo | null, peers: readonly PeerInfo[]): SelfInfo | null => {
  const found = self && peers.find(({ peerId }) => peerId === self.peerId);
  return found ? { ...self, ...found } : self;
};

const withPeers = (state: RoomState, peers: readonly PeerInfo[]): RoomState => ({ ...state, peers, self: findSelf(state.self, peers) });

/** A peer that is known already keeps its place in the list. */
const replacePeer = (peers: readonly PeerInfo[], peer: PeerInfo): readonly PeerInfo[] =>
  peers.some(({ peerId }) => peerId === peer.peerId)
    ? peers.map((known) => (known.peerId === peer.peerId ? peer : known))
    : [...peers, peer];

/** The state after a whole picture of the Room came. Remote tracks are the media connection's to say. */
export const applySnapshot = (state: RoomState, { peers, conditions = [], scene, broadcast }: RoomSnapshot): RoomState => ({
  ...withPeers(state, peers),
  conditions: new Map(conditions.map(({ peerId, condition }) => [peerId, condition])),
  scene,
  broadcast,
});

export const applyJoin = (state: RoomState, { self, room }: RequestResult<'join'>): RoomState =>
  applySnapshot({ ...state, self, connection: 'connected', closed: null, joinCount: state.joinCount + 1 }, room);

/** The state after one notification; those about media leave it as it is. */
export function applyNotification(state: RoomState, { event, data }: RoomNotification): RoomState {
  switch (event) {
    case 'peerJoined':
    case 'peerUpdated':
      return withPeers(state, replacePeer(state.peers, data.peer));
    case 'peerLeft':
      return {
        ...withPeers(
          state,
          state.peers.filter(({ peerId }) => peerId !== data.peerId),
        ),
        conditions: new Map([...state.conditions].filter(([peerId]) => peerId !== data.peerId)),
      };
    case 'roleChanged':
      return { ...state, self: state.self && { ...state.self, ...data } };
    case 'conditionChanged':
      return { ...state, conditions: new Map(state.conditions).set(data.peerId, data.condition) };
    case 'sceneChanged':
      return { ...state, scene: data.scene };
    case 'broadcastStateChanged':
      return { ...state, broadcast: data };
    default:
      return state;
  }
}
