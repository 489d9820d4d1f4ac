import type { NetworkPath } from '@footlight/contracts';
import type { MediaStats } from '../room/MediaConnection.ts';

/** Packets of one stream since it began, and how many of them were lost. */
export interface StreamCounts {
  packets: number;
  lost: number;
}

/** What the browser counted until one moment, of everything that is sent and received. */
export interface NetworkSample {
  atMs: number;
  /** Null until a path was found. */
  path: NetworkPath | null;
  roundTripMs: number | null;
  jitterMs: number | null;
  /** By ssrc. */
  sent: ReadonlyMap<number, StreamCounts>;
  received: ReadonlyMap<number, StreamCounts>;
  bytesSent: number;
  /** The browser's estimate of the uplink; null where there is none, or nothing was sent that would try the link. */
  availableKbps: number | null;
  /** Frames per second that each local picture gives, by the id of its track. */
  sourceFps: ReadonlyMap<string, number>;
}

/** The fields of W3C webrtc-stats that are read here; browsers leave out what they do not know. */
interface Stats {
  id: string;
  type: string;
  kind?: string;
  ssrc?: number;
  packetsSent?: number;
  packetsReceived?: number;
  packetsLost?: number;
  roundTripTime?: number;
  jitter?: number;
  framesSent?: number;
  framesPerSecond?: number;
  trackIdentifier?: string;
  selectedCandidatePairId?: string;
  selected?: boolean;
  localCandidateId?: string;
  currentRoundTripTime?: number;
  availableOutgoingBitrate?: number;
  bytesSent?: number;
  candidateType?: string;
  protocol?: string;
  relayProtocol?: string;
}

const listStats = (report: RTCStatsReport): Stats[] => [...report.values()];

const ofType = (stats: readonly Stats[], type: string): Stats[] => stats.filter((entry) => entry.type === type);

const maxOf = (values: readonly (number | undefined)[]): number | null => {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? null : Math.max(...known);
};

const toMs = (seconds: number | null): number | null => (seconds === null ? null : seconds * 1000);

/** Chromium names the pair in the transport, Firefox marks the pair itself. */
function findPair(stats: readonly Stats[]): Stats | undefined {
  const [transport] = ofType(stats, 'transport');
  const pairs = ofType(stats, 'candidate-pair');
  return pairs.find(({ id }) => id === transport?.selectedCandidatePairId) ?? pairs.find(({ selected }) => selected);
}

function pathOf(stats: readonly Stats[], pair: Stats | undefined): NetworkPath | null {
  const local = stats.find(({ id }) => id === pair?.localCandidateId);
  if (!local) return null;
  if (local.candidateType === 'relay') return local.relayProtocol === 'udp' || !local.relayProtocol ? 'relay' : 'relayTcp';
  return local.protocol === 'tcp' ? 'tcp' : 'udp';
}

function countSent(stats: readonly Stats[]): Map<number, StreamCounts> {
  const remote = new Map(ofType(stats, 'remote-inbound-rtp').map((entry) => [entry.ssrc, entry]));
  return new Map(
    ofType(stats, 'outbound-rtp').flatMap(({ ssrc, packetsSent = 0 }) => {
      const heard = remote.get(ssrc);
      return ssrc === undefined || !heard ? [] : [[ssrc, { packets: packetsSent, lost: heard.packetsLost ?? 0 }] as const];
    }),
  );
}

const countReceived = (stats: readonly Stats[]): Map<number, StreamCounts> =>
  new Map(
    ofType(stats, 'inbound-rtp').flatMap(({ ssrc, packetsReceived = 0, packetsLost = 0 }) =>
      ssrc === undefined ? [] : [[ssrc, { packets: packetsReceived + packetsLost, lost: packetsLost }] as const],
    ),
  );

/** Sound is sent evenly; pictures come in bursts, whose spread says little of the network. */
function jitterOf(streams: readonly Stats[]): number | null {
  const sound = streams.filter(({ kind }) => kind === 'audio');
  return toMs(maxOf((sound.length > 0 ? sound : streams).map(({ jitter }) => jitter)));
}

/** A pair's round trip of zero is one that was not measured (Firefox). */
const roundTripOf = (heard: readonly Stats[], pairs: readonly (Stats | undefined)[]): number | null =>
  toMs(maxOf(heard.map(({ roundTripTime }) => roundTripTime)) ?? maxOf(pairs.map((pair) => pair?.currentRoundTripTime || undefined)));

/** @param atMs of any clock that only grows. */
export function readNetworkSample({ send, recv }: MediaStats, atMs: number): NetworkSample {
  const [sending, receiving] = [listStats(send), listStats(recv)];
  const [sendPair, recvPair] = [findPair(sending), findPair(receiving)];
  const heard = ofType(sending, 'remote-inbound-rtp');
  // The estimate of a browser that sends no picture is where it would begin, not what it found.
  const sendsPicture = ofType(sending, 'outbound-rtp').some(({ kind, framesSent = 0 }) => kind === 'video' && framesSent > 0);
  const available = sendsPicture ? sendPair?.availableOutgoingBitrate : undefined;
  return {
    atMs,
    path: pathOf(sending, sendPair) ?? pathOf(receiving, recvPair),
    roundTripMs: roundTripOf(heard, [sendPair, recvPair]),
    jitterMs: jitterOf([...heard, ...ofType(receiving, 'inbound-rtp')]),
    sent: countSent(sending),
    received: countReceived(receiving),
    bytesSent: sendPair?.bytesSent ?? 0,
    availableKbps: available === undefined ? null : available / 1000,
    sourceFps: new Map(
      ofType(sending, 'media-source').flatMap(({ trackIdentifier, framesPerSecond }) =>
        trackIdentifier === undefined || framesPerSecond === undefined ? [] : [[trackIdentifier, framesPerSecond] as const],
      ),
    ),
  };
}
