import { expect, test } from 'vitest';
import { readNetworkSample } from './readNetworkSample.ts';

type Entry = { id: string; type: string } & Record<string, unknown>;
const report = (...entries: Entry[]): RTCStatsReport => new Map(entries.map((entry) => [entry.id, entry]));
const none = report();

const chromium = report(
  { id: 'T', type: 'transport', selectedCandidatePairId: 'P2' },
  { id: 'P1', type: 'candidate-pair', localCandidateId: 'L1', bytesSent: 1 },
  {
    id: 'P2',
    type: 'candidate-pair',
    localCandidateId: 'L2',
    bytesSent: 5000,
    availableOutgoingBitrate: 1_500_000,
    currentRoundTripTime: 0.02,
  },
  { id: 'L1', type: 'local-candidate', protocol: 'tcp', candidateType: 'host' },
  { id: 'L2', type: 'local-candidate', protocol: 'udp', candidateType: 'host' },
  { id: 'O', type: 'outbound-rtp', kind: 'video', ssrc: 7, packetsSent: 100, framesSent: 30 },
  { id: 'R', type: 'remote-inbound-rtp', kind: 'video', ssrc: 7, packetsLost: 4, roundTripTime: 0.03, jitter: 0.05 },
  { id: 'OA', type: 'outbound-rtp', kind: 'audio', ssrc: 8, packetsSent: 200 },
  { id: 'RA', type: 'remote-inbound-rtp', kind: 'audio', ssrc: 8, packetsLost: 0, roundTripTime: 0.025, jitter: 0.004 },
  { id: 'M', type: 'media-source', trackIdentifier: 'cam', framesPerSecond: 24 },
);

test('what Chromium says is read from the pair in use', () => {
  expect(readNetworkSample({ send: chromium, recv: none }, 5)).toEqual({
    atMs: 5,
    path: 'udp',
    roundTripMs: 30,
    jitterMs: 4,
    sent: new Map([
      [7, { packets: 100, lost: 4 }],
      [8, { packets: 200, lost: 0 }],
    ]),
    received: new Map(),
    bytesSent: 5000,
    availableKbps: 1500,
    sourceFps: new Map([['cam', 24]]),
  });
});

test('Firefox marks the pair, has no estimate, and gives zero for a round trip that was not measured', () => {
  const send = report(
    { id: 'T', type: 'transport' },
    { id: 'P', type: 'candidate-pair', selected: true, localCandidateId: 'L', bytesSent: 10, currentRoundTripTime: 0 },
    { id: 'L', type: 'local-candidate', protocol: 'udp', candidateType: 'host' },
    { id: 'O', type: 'outbound-rtp', kind: 'video', ssrc: 1, packetsSent: 3, framesSent: 1 },
  );
  expect(readNetworkSample({ send, recv: none }, 0)).toMatchObject({
    path: 'udp',
    roundTripMs: null,
    availableKbps: null,
    sent: new Map(),
  });
});

test.each([
  [{ protocol: 'tcp', candidateType: 'host' }, 'tcp'],
  [{ protocol: 'udp', candidateType: 'relay', relayProtocol: 'udp' }, 'relay'],
  [{ protocol: 'udp', candidateType: 'relay' }, 'relay'],
  [{ protocol: 'udp', candidateType: 'relay', relayProtocol: 'tls' }, 'relayTcp'],
])('a path over %o is %s, also for who only receives', (candidate, path) => {
  const recv = report(
    { id: 'P', type: 'candidate-pair', selected: true, localCandidateId: 'L', currentRoundTripTime: 0.04 },
    { id: 'L', type: 'local-candidate', ...candidate },
    { id: 'I', type: 'inbound-rtp', kind: 'audio', ssrc: 9, packetsReceived: 90, packetsLost: 10, jitter: 0.01 },
  );
  expect(readNetworkSample({ send: none, recv }, 0)).toMatchObject({
    path,
    roundTripMs: 40,
    jitterMs: 10,
    received: new Map([[9, { packets: 100, lost: 10 }]]),
    bytesSent: 0,
  });
});

test('an estimate counts only while a picture is sent, since otherwise it is where the browser would begin', () => {
  const send = report(...[...chromium.values()].filter(({ id }: Entry) => id !== 'O'));
  expect(readNetworkSample({ send, recv: none }, 0).availableKbps).toBeNull();
});

test('nothing is claimed where nothing flows', () => {
  expect(readNetworkSample({ send: none, recv: none }, 0)).toMatchObject({ path: null, roundTripMs: null, jitterMs: null });
});
