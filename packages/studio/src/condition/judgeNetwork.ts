import type { NetworkCause, NetworkFacts, NetworkVerdict } from '@footlight/contracts';

export interface NetworkJudgement {
  verdict: NetworkVerdict;
  cause: NetworkCause;
}

/** Where a figure begins to be heard or seen, and where a conversation suffers. */
interface Limits {
  fair: number;
  poor: number;
}

/** From ITU-T G.114 (400 ms one way is too much for talk, of which a mix and an encoder take their part) and what Opus and VP8 conceal. */
const limits = {
  lossPercent: { fair: 2, poor: 6 },
  roundTripMs: { fair: 200, poor: 400 },
  jitterMs: { fair: 40, poor: 100 },
  /** What is missing to 1 Mb/s, which a 720p camera fills. */
  missingKbps: { fair: 150, poor: 500 },
} as const;
const comfortableKbps = 1000;

const ranks: Record<NetworkVerdict, number> = { good: 0, fair: 1, poor: 2 };

/** Negative when the first is the better one. */
export const compareVerdicts = (one: NetworkVerdict, other: NetworkVerdict): number => ranks[one] - ranks[other];

function grade(value: number | null, { fair, poor }: Limits): NetworkVerdict {
  if (value === null || value < fair) return 'good';
  return value < poor ? 'fair' : 'poor';
}

const missingKbps = ({ uplinkKbps, uplinkIsFloor }: NetworkFacts): number | null =>
  uplinkKbps === null || uplinkIsFloor ? null : comfortableKbps - uplinkKbps;

/** Null when nothing is known of the network. Of two findings that weigh the same, the earlier one is told. */
export function judgeNetwork(facts: NetworkFacts): NetworkJudgement | null {
  if (facts.path === null) return null;
  const isTcp = facts.path === 'tcp' || facts.path === 'relayTcp';
  const findings: NetworkJudgement[] = [
    { cause: 'tcp', verdict: isTcp ? 'fair' : 'good' },
    { cause: 'sendLoss', verdict: grade(facts.sendLossPercent, limits.lossPercent) },
    { cause: 'receiveLoss', verdict: grade(facts.receiveLossPercent, limits.lossPercent) },
    { cause: 'uplink', verdict: grade(missingKbps(facts), limits.missingKbps) },
    { cause: 'delay', verdict: grade(facts.roundTripMs, limits.roundTripMs) },
    { cause: 'jitter', verdict: grade(facts.jitterMs, limits.jitterMs) },
  ];
  const worst = findings.reduce((one, other) => (compareVerdicts(other.verdict, one.verdict) > 0 ? other : one));
  return worst.verdict === 'good' ? { verdict: 'good', cause: 'none' } : worst;
}
