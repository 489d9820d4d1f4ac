import type { NetworkFacts, NetworkLink } from '@footlight/contracts';
import type { NetworkSample, StreamCounts } from './readNetworkSample.ts';

/** What is older says nothing of now. */
const windowMs = 10_000;
/** Of fewer packets a share says nothing. */
const minPackets = 50;
/** Who sends less than this share of the estimate has not tried the link up to it. */
const triedShare = 0.7;

/** Turns counters that only grow into what the network does now. */
export class NetworkMeter {
  #samples: NetworkSample[] = [];

  /** @param link what the browser says of the machine's own link. */
  read(sample: NetworkSample, link: NetworkLink): NetworkFacts {
    this.#samples = [...this.#samples.filter(({ atMs }) => sample.atMs - atMs <= windowMs), sample];
    const first = this.#samples[0] ?? sample;
    return {
      path: sample.path,
      link,
      roundTripMs: meanOf(this.#samples.map(({ roundTripMs }) => roundTripMs)),
      jitterMs: meanOf(this.#samples.map(({ jitterMs }) => jitterMs)),
      sendLossPercent: lossPercent(first.sent, sample.sent),
      receiveLossPercent: lossPercent(first.received, sample.received),
      ...uplinkOf(first, sample),
    };
  }
}

function meanOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return null;
  return Math.min(60_000, Math.round(known.reduce((sum, value) => sum + value, 0) / known.length));
}

/** In tenths of a percent, of the streams that are in both; null when they are too few packets. */
function lossPercent(before: ReadonlyMap<number, StreamCounts>, now: ReadonlyMap<number, StreamCounts>): number | null {
  let [packets, lost] = [0, 0];
  for (const [ssrc, counts] of now) {
    const earlier = before.get(ssrc);
    if (!earlier || counts.packets < earlier.packets) continue;
    packets += counts.packets - earlier.packets;
    // Packets that come late, or twice, take a loss back.
    lost += Math.max(0, counts.lost - earlier.lost);
  }
  return packets < minPackets ? null : Math.min(100, Math.round((lost * 1000) / packets) / 10);
}

function uplinkOf(before: NetworkSample, now: NetworkSample): Pick<NetworkFacts, 'uplinkKbps' | 'uplinkIsFloor'> {
  const ms = now.atMs - before.atMs;
  // A new transport counts from nothing again.
  const sentKbps = ms > 0 ? Math.max(0, (now.bytesSent - before.bytesSent) * 8) / ms : 0;
  if (sentKbps === 0) return { uplinkKbps: null, uplinkIsFloor: true };
  const kbps = Math.max(sentKbps, now.availableKbps ?? 0);
  return {
    uplinkKbps: Math.min(1_000_000, Math.round(kbps)),
    uplinkIsFloor: now.availableKbps === null || sentKbps < now.availableKbps * triedShare,
  };
}
