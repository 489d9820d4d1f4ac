/**
 * The Room socket: binary frames of MessagePack over WebSocket. A client sends requests and gets one response
 * each; the server sends notifications, numbered, so that a reconnecting client can ask for what it missed.
 *
 * Entry is by Sec-WebSocket-Protocol, never by URL, since proxies log URLs: `footlight.v1` and then either
 * `token.<room token>` or `resume.<resume token>`.
 */
import { z } from 'zod';
import { peerCondition } from './condition.ts';
import { deskNotifications, deskRequests, deskSnapshot } from './desk.ts';
import type { ErrorCode, FieldProblem } from './errors.ts';
import { personName } from './names.ts';
import type { ProgramId } from './program.ts';
import { permission, roomRole } from './roles.ts';
import { scene, sceneChange } from './scene.ts';

export const signalingProtocol = 'footlight.v1';
/** Bytes. A frame above it closes the socket with 1009. */
export const maxFrameBytes = 64 * 1024;
/** How long a peer's place is held after its socket dropped. */
export const resumeWindowMs = 20_000;

/** WebSocket close codes of ours (RFC 6455 section 7.4.2: 4000-4999 are private). */
export const closeCodes = {
  malformedFrame: 4400,
  unauthorised: 4401,
  removed: 4403,
  displaced: 4409,
  idle: 4408,
  flooding: 4429,
  slowConsumer: 4430,
  draining: 4503,
} as const;

const id = z.string().min(1).max(64);

/** What a Producer carries. */
export const mediaSource = z.enum([
  'camera',
  'microphone',
  'screen',
  'screenAudio',
  'clip',
  'clipAudio',
  'programVideo',
  'programVerticalVideo',
  'programAudio',
]);
export type MediaSource = z.infer<typeof mediaSource>;
export const mediaKind = z.enum(['audio', 'video']);
export type MediaKind = z.infer<typeof mediaKind>;
export const kindOfSource: Record<MediaSource, MediaKind> = {
  camera: 'video',
  microphone: 'audio',
  screen: 'video',
  screenAudio: 'audio',
  clip: 'video',
  clipAudio: 'audio',
  programVideo: 'video',
  programVerticalVideo: 'video',
  programAudio: 'audio',
};

/** What carries each Program's picture. Their sound is one, `programAudio`. */
export const pictureSourceOf = { main: 'programVideo', vertical: 'programVerticalVideo' } as const satisfies Record<ProgramId, MediaSource>;
const programSources: readonly MediaSource[] = ['programAudio', ...Object.values(pictureSourceOf)];
/** Of a Program: it leaves the Room through taps alone. */
export const isProgramSource = (source: MediaSource): boolean => programSources.includes(source);

export const placement = z.enum(['backstage', 'onStage']);
export type Placement = z.infer<typeof placement>;

/** mediasoup's own parameter objects: their shape is mediasoup's to check (ortc), ours only to bound. */
const opaque = z.record(z.string(), z.unknown());

export const producerInfo = z.object({ producerId: id, peerId: id, source: mediaSource, kind: mediaKind, paused: z.boolean() });
export type ProducerInfo = z.infer<typeof producerInfo>;

export const peerInfo = z.object({
  peerId: id,
  name: z.string(),
  role: roomRole,
  placement,
  /** False while the peer's socket is gone and its place is held. */
  connected: z.boolean(),
  /** Muted by a host; the person cannot undo it alone. */
  mutedByHost: z.boolean(),
  /** There while who is backstage speaks to those on stage as well; the Program has none of it. */
  talksToStage: z.literal(true).optional(),
});
export type PeerInfo = z.infer<typeof peerInfo>;

export const broadcastState = z.enum(['ready', 'live', 'ended']);
export type BroadcastState = z.infer<typeof broadcastState>;

export const roomSnapshot = z.object({
  roomId: id,
  peers: z.array(peerInfo),
  producers: z.array(producerInfo),
  /** Left out for who does not manage the stage. */
  conditions: z.array(z.object({ peerId: id, condition: peerCondition })).optional(),
  scene,
  broadcast: z.object({ state: broadcastState, startedAt: z.number().nullable() }),
  desk: deskSnapshot,
  seq: z.number().int(),
});
export type RoomSnapshot = z.infer<typeof roomSnapshot>;

const empty = z.object({});
const request = <P extends z.ZodType, R extends z.ZodType>(params: P, result: R) => ({ params, result });

export const requests = {
  /** First request on a fresh socket. `takeOver` displaces the same person's other tab. */
  join: request(
    z.object({ takeOver: z.boolean().default(false) }),
    z.object({
      self: peerInfo.extend({ permissions: z.array(permission) }),
      resumeToken: z.string(),
      routerRtpCapabilities: opaque,
      room: roomSnapshot,
    }),
  ),
  /** First request on a resumed socket. `missed` is null when too much was missed: take `room` instead. */
  resume: request(
    z.object({ lastSeq: z.number().int().nonnegative() }),
    z.object({ missed: z.array(z.object({ seq: z.number().int(), event: z.string(), data: z.unknown() })).nullable(), room: roomSnapshot }),
  ),
  leave: request(empty, empty),

  createWebRtcTransport: request(
    z.object({ direction: z.enum(['send', 'recv']) }),
    z.object({
      transportId: id,
      iceParameters: opaque,
      iceCandidates: z.array(opaque),
      dtlsParameters: opaque,
      iceServers: z.array(opaque),
    }),
  ),
  connectWebRtcTransport: request(z.object({ transportId: id, dtlsParameters: opaque }), empty),
  restartIce: request(z.object({ transportId: id }), z.object({ iceParameters: opaque })),

  produce: request(
    z.object({ transportId: id, source: mediaSource, rtpParameters: opaque, paused: z.boolean().default(false) }),
    z.object({ producerId: id }),
  ),
  closeProducer: request(z.object({ producerId: id }), empty),
  pauseProducer: request(z.object({ producerId: id }), empty),
  resumeProducer: request(z.object({ producerId: id }), empty),

  /** A Consumer starts paused: resume it when the track is attached. */
  consume: request(
    z.object({ transportId: id, producerId: id, rtpCapabilities: opaque }),
    z.object({ consumerId: id, producerId: id, kind: mediaKind, rtpParameters: opaque, producerPaused: z.boolean() }),
  ),
  pauseConsumer: request(z.object({ consumerId: id }), empty),
  resumeConsumer: request(z.object({ consumerId: id }), empty),
  closeConsumer: request(z.object({ consumerId: id }), empty),

  /** By manageStage: anyone who may be seen, as long as there is room on stage. */
  setPlacement: request(z.object({ peerId: id, placement }), empty),
  setMutedByHost: request(z.object({ peerId: id, muted: z.boolean() }), empty),
  /** With `ban` the person may not come back while the Room lives; web keeps them out after it. */
  removePeer: request(z.object({ peerId: id, ban: z.boolean().default(false) }), empty),
  /** By manageStage, from backstage: lets those on stage hear one, until it is taken back or one goes on stage. */
  talkToStage: request(z.object({ on: z.boolean() }), empty),
  renameSelf: request(z.object({ name: personName }), empty),
  updateScene: request(z.object({ change: sceneChange }), empty),
  /** How one's own connection and devices are doing. */
  reportCondition: request(z.object({ condition: peerCondition }), empty),

  ...deskRequests,
} as const;

export type RequestMethod = keyof typeof requests;
export type RequestParams<M extends RequestMethod> = z.input<(typeof requests)[M]['params']>;
export type RequestResult<M extends RequestMethod> = z.infer<(typeof requests)[M]['result']>;
export const isRequestMethod = (value: string): value is RequestMethod => Object.hasOwn(requests, value);

export const leaveReason = z.enum(['left', 'connectionLost', 'removed', 'banned', 'displaced', 'roomClosed']);
export type LeaveReason = z.infer<typeof leaveReason>;

export const notifications = {
  peerJoined: z.object({ peer: peerInfo }),
  peerUpdated: z.object({ peer: peerInfo }),
  peerLeft: z.object({ peerId: id, reason: leaveReason }),
  /** Only for those who manage the stage. */
  conditionChanged: z.object({ peerId: id, condition: peerCondition }),
  /** Of one's own role: somebody else is the host now. */
  roleChanged: z.object({ role: roomRole, permissions: z.array(permission) }),
  producerAdded: z.object({ producer: producerInfo }),
  producerPaused: z.object({ producerId: id }),
  producerResumed: z.object({ producerId: id }),
  producerClosed: z.object({ producerId: id, peerId: id, source: mediaSource }),
  consumerClosed: z.object({ consumerId: id }),
  sceneChanged: z.object({ scene, byPeerId: id }),
  broadcastStateChanged: z.object({ state: broadcastState, startedAt: z.number().nullable() }),
  /** A mediasoup worker died: every transport of this Room is gone. Build transports and producers again. */
  mediaRestarted: z.object({ routerRtpCapabilities: opaque }),
  /** The socket is closed right after it. */
  removed: z.object({ reason: leaveReason }),
  /** The server will stop: ask web for another one and join there. */
  serverDraining: z.object({}),

  ...deskNotifications,
} as const;

export type NotificationEvent = keyof typeof notifications;
export type NotificationData<E extends NotificationEvent> = z.infer<(typeof notifications)[E]>;
export const isNotificationEvent = (value: string): value is NotificationEvent => Object.hasOwn(notifications, value);

/** Frames as they stand in MessagePack. Short keys, since each frame carries them. */
export const requestFrame = z.object({ id: z.number().int().nonnegative(), method: z.string().max(64), data: z.unknown() });
export type RequestFrame = z.infer<typeof requestFrame>;
export type ResponseFrame =
  | { id: number; ok: true; data: unknown }
  | { id: number; ok: false; error: { code: ErrorCode; message: string; problems: readonly FieldProblem[] } };
export type NotificationFrame = { seq: number; event: NotificationEvent; data: unknown };

export const serverFrame = z.union([
  z.object({ id: z.number(), ok: z.literal(true), data: z.unknown() }),
  z.object({
    id: z.number(),
    ok: z.literal(false),
    error: z.object({ code: z.string(), message: z.string(), problems: z.array(z.object({ path: z.string(), message: z.string() })) }),
  }),
  z.object({ seq: z.number().int(), event: z.string(), data: z.unknown() }),
]);

/**
 * Field lists that both ends of the socket give to msgpackr as `structures`: a record then travels as one byte
 * and its values. Append only, since a position is the record's number on the wire.
 */
export const sharedStructures = (): string[][] => [
  ['id', 'method', 'data'],
  ['id', 'ok', 'data'],
  ['id', 'ok', 'error'],
  ['seq', 'event', 'data'],
  ['producerId', 'peerId', 'source', 'kind', 'paused'],
  ['peerId', 'name', 'role', 'placement', 'connected', 'mutedByHost'],
  ['layout', 'order', 'showNameTags', 'logo', 'testSignal'],
  ['transportId', 'producerId', 'rtpCapabilities'],
  ['transportId', 'source', 'rtpParameters', 'paused'],
  ['layout', 'order', 'spotlight', 'inset', 'fits', 'showNameTags', 'logo', 'cue', 'testSignal'],
];

const recordKeys = new Set(sharedStructures().map((keys) => keys.join()));

/**
 * What both ends of the socket give to `new Packr(…)`; one Packr may serve every socket. An object whose keys are, in
 * order, those of a shared structure travels as that record, every other one as a plain map: no frame ever defines a
 * record, so that a frame can teach its reader nothing. The media server refuses every MessagePack extension but
 * `undefined`, so send plain objects, arrays, strings, numbers, booleans, null and undefined only.
 */
export const packrOptions = () => ({
  structures: sharedStructures(),
  useRecords: (value: object): boolean => recordKeys.has(Object.keys(value).join()),
  maxSharedStructures: recordKeys.size,
  maxOwnStructures: 0,
  mapsAsObjects: true,
  variableMapSize: true,
  moreTypes: false,
});
