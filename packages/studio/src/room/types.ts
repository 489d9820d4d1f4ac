import type {
  BroadcastState,
  ErrorCode,
  MediaSource,
  NotificationData,
  NotificationEvent,
  PeerCondition,
  PeerInfo,
  Permission,
  RoomAdmission,
  Scene,
} from '@footlight/contracts';

export type RoomConnection = 'idle' | 'connecting' | 'connected' | 'reconnecting' | 'closed';

/** A track that another person sends. */
export interface RemoteTrack {
  producerId: string;
  peerId: string;
  source: MediaSource;
  track: MediaStreamTrack;
  /** True while its sender holds it back, or a host does. */
  paused: boolean;
}

export type SelfInfo = PeerInfo & { permissions: readonly Permission[] };

export interface RoomState {
  connection: RoomConnection;
  /** Why the room was closed for good; null while it is open. */
  closed: { code: ErrorCode | 'left'; message: string } | null;
  self: SelfInfo | null;
  /** Everyone, oneself included. */
  peers: readonly PeerInfo[];
  /** How the others are doing, by peer id; empty for who does not manage the stage. */
  conditions: ReadonlyMap<string, PeerCondition>;
  scene: Scene;
  broadcast: { state: BroadcastState; startedAt: number | null };
  remoteTracks: readonly RemoteTrack[];
  /** How often a new place was taken, a resumed one not counted: above 1, the Room may know nothing of the show so far. */
  joinCount: number;
}

/** Asks web for a way into the Room: a fresh token, and the address of a healthy media server. */
export type GetAdmission = () => Promise<RoomAdmission>;

/** A notification with its place in the peer's sequence. */
export type RoomNotification = { [E in NotificationEvent]: { seq: number; event: E; data: NotificationData<E> } }[NotificationEvent];
