import {
  assertUnreachable,
  type DeviceProblem,
  type NetworkFacts,
  type NetworkLink,
  type NetworkPath,
  type NetworkVerdict,
  type PeerCondition,
} from '@footlight/contracts';

/** Who reads it: the person themselves, or the one who hosts them. */
export type Reader = 'self' | 'host';

export interface ConditionSummary {
  text: string;
  tone: 'healthy' | 'attention' | 'neutral';
}

type Network = NonNullable<PeerCondition['network']>;

const verdictNames: Record<NetworkVerdict, string> = { good: 'Good network', fair: 'Fair network', poor: 'Poor network' };

const problemNames: Record<DeviceProblem, string> = {
  cameraFailed: 'No camera',
  microphoneFailed: 'No microphone',
  microphoneSilent: 'Silent microphone',
  cameraSlow: 'Slow camera',
};

const problemSentences: Record<DeviceProblem, Record<Reader, string>> = {
  cameraFailed: { self: 'Your camera cannot be used. Open Settings to choose another one.', host: 'Their camera cannot be used.' },
  microphoneFailed: {
    self: 'Your microphone cannot be used. Open Settings to choose another one.',
    host: 'Their microphone cannot be used: nobody would hear them.',
  },
  microphoneSilent: {
    self: 'Nothing was heard from your microphone yet. Say a word, or choose another one in Settings.',
    host: 'Nothing was heard from their microphone yet. Ask them to say a word.',
  },
  cameraSlow: {
    self: 'Your camera gives few pictures a second. More light, or closing other programs, would help.',
    host: 'Their camera gives few pictures a second. More light would help.',
  },
};

/** What weighs most, in two words. */
export function summarizeCondition({ network, deviceProblems }: PeerCondition): ConditionSummary {
  const [problem] = deviceProblems;
  if (network && network.verdict !== 'good') return { text: verdictNames[network.verdict], tone: 'attention' };
  if (problem) return { text: problemNames[problem], tone: 'attention' };
  return network ? { text: verdictNames.good, tone: 'healthy' } : { text: 'Network not measured', tone: 'neutral' };
}

/** What is the matter and what would help, a sentence each; one when all is well. */
export function adviseOnCondition({ network, deviceProblems }: PeerCondition, reader: Reader): string[] {
  return [adviseOnNetwork(network, reader), ...deviceProblems.map((problem) => problemSentences[problem][reader])];
}

function adviseOnNetwork(network: Network | null, reader: Reader): string {
  if (!network)
    return reader === 'self'
      ? 'Nothing is sent or received yet. Turn on camera or microphone to test the connection.'
      : 'They send and receive nothing yet, so that nothing could be measured.';
  const { facts, cause } = network;
  const own = reader === 'self';
  const theNetwork = `${own ? 'Your' : 'Their'} network`;
  switch (cause) {
    case 'none':
      return own ? 'Your connection carries picture and sound well.' : 'Their connection carries picture and sound well.';
    case 'sendLoss':
      return `${nameLink(facts.link, reader)} is losing ${formatPercent(facts.sendLossPercent)} of packets; ${remedyOf(facts.link)} would help.`;
    case 'receiveLoss':
      return `${nameLink(facts.link, reader)} is losing ${formatPercent(facts.receiveLossPercent)} of what comes in; ${remedyOf(facts.link)} would help.`;
    case 'delay':
      return `${theNetwork} answers late (${formatMs(facts.roundTripMs)}), so that people talk over each other; leaving a VPN, or another network, would help.`;
    case 'jitter':
      return `${theNetwork} is uneven, so that the sound may break up; pausing downloads, or ${remedyOf(facts.link)}, would help.`;
    case 'uplink':
      return `${own ? 'The' : 'Their'} uplink carries ${formatUplink(facts)}; ${own ? 'pause other uploads, or turn your camera off while you wait' : 'pausing other uploads would help'}.`;
    case 'tcp':
      return `${theNetwork} blocks UDP; the picture may lag. Another network, or leaving a VPN, would help.`;
    default:
      return assertUnreachable(cause);
  }
}

const linkNames: Record<NetworkLink, Record<Reader, string>> = {
  wifi: { self: 'Wi-Fi', host: 'Their Wi-Fi' },
  cellular: { self: 'The mobile network', host: 'Their mobile network' },
  wired: { self: 'Your network', host: 'Their network' },
  unknown: { self: 'Your network', host: 'Their network' },
};
const nameLink = (link: NetworkLink, reader: Reader): string => linkNames[link][reader];

const remedies: Record<NetworkLink, string> = {
  wifi: 'a cable',
  cellular: 'Wi-Fi, or a place with better reception,',
  wired: 'pausing other uploads',
  unknown: 'a cable, or a place nearer to the router,',
};
const remedyOf = (link: NetworkLink): string => remedies[link];

export interface ConditionFact {
  label: string;
  value: string;
}

const pathNames: Record<NetworkPath, string> = {
  udp: 'Straight, over UDP',
  tcp: 'Straight, over TCP',
  relay: 'Through a relay',
  relayTcp: 'Through a relay, over TCP',
};

/** The figures behind the verdict, those that are known. */
export function listConditionFacts({ network, browser }: PeerCondition): ConditionFact[] {
  const facts = network?.facts;
  const known: [string, string | null][] = [
    ['Path', facts?.path ? pathNames[facts.path] : null],
    ['Round trip', facts && facts.roundTripMs !== null ? formatMs(facts.roundTripMs) : null],
    ['Lost on the way out', facts && facts.sendLossPercent !== null ? formatPercent(facts.sendLossPercent) : null],
    ['Lost on the way in', facts && facts.receiveLossPercent !== null ? formatPercent(facts.receiveLossPercent) : null],
    ['Uneven by', facts && facts.jitterMs !== null ? formatMs(facts.jitterMs) : null],
    ['Uplink', facts && facts.uplinkKbps !== null ? formatUplink(facts) : null],
    ['Browser', browser || null],
  ];
  return known.flatMap(([label, value]) => (value === null ? [] : [{ label, value }]));
}

const formatMs = (ms: number | null): string => (ms === 0 ? 'under 1 ms' : `${ms ?? 0} ms`);

const formatPercent = (percent: number | null): string => `${Math.round(percent ?? 0)} %`;

/** To two digits, since the estimate is no better. */
function formatUplink({ uplinkKbps, uplinkIsFloor }: NetworkFacts): string {
  const rounded = Number((uplinkKbps ?? 0).toPrecision(2));
  const rate = rounded >= 1000 ? `${rounded / 1000} Mb/s` : `${rounded} kb/s`;
  return `${uplinkIsFloor ? 'at least' : 'about'} ${rate}`;
}
