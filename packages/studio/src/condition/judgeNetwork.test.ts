import type { NetworkFacts } from '@footlight/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareVerdicts, judgeNetwork } from './judgeNetwork.ts';

const calm: NetworkFacts = {
  path: 'udp',
  link: 'unknown',
  roundTripMs: 30,
  jitterMs: 4,
  sendLossPercent: 0,
  receiveLossPercent: 0,
  uplinkKbps: 2400,
  uplinkIsFloor: true,
};
const judge = (change: Partial<NetworkFacts>) => judgeNetwork({ ...calm, ...change });

test.each<[Partial<NetworkFacts>, string, string]>([
  [{}, 'good', 'none'],
  [{ path: 'relay' }, 'good', 'none'],
  [{ path: 'tcp' }, 'fair', 'tcp'],
  [{ path: 'relayTcp', roundTripMs: 250 }, 'fair', 'tcp'],
  [{ sendLossPercent: 4 }, 'fair', 'sendLoss'],
  [{ sendLossPercent: 8, path: 'tcp' }, 'poor', 'sendLoss'],
  [{ receiveLossPercent: 7 }, 'poor', 'receiveLoss'],
  [{ roundTripMs: 450 }, 'poor', 'delay'],
  [{ jitterMs: 60 }, 'fair', 'jitter'],
  [{ uplinkKbps: 600, uplinkIsFloor: false }, 'fair', 'uplink'],
  [{ uplinkKbps: 300, uplinkIsFloor: false }, 'poor', 'uplink'],
  [{ uplinkKbps: 300, uplinkIsFloor: true }, 'good', 'none'],
  [{ roundTripMs: null, jitterMs: null, sendLossPercent: null, receiveLossPercent: null, uplinkKbps: null }, 'good', 'none'],
])('%o is %s: %s', (change, verdict, cause) => {
  expect(judge(change)).toEqual({ verdict, cause });
});

test('without a path nothing is judged', () => {
  expect(judge({ path: null })).toBeNull();
});

test('no figure that gets worse makes a better verdict', () => {
  const figures = fc.record({
    sendLossPercent: fc.nat(100),
    receiveLossPercent: fc.nat(100),
    roundTripMs: fc.nat(2000),
    jitterMs: fc.nat(500),
    missingKbps: fc.integer({ min: -5000, max: 1000 }),
  });
  const judgeFigures = ({ missingKbps, ...change }: { missingKbps: number } & Partial<NetworkFacts>) =>
    judge({ ...change, uplinkKbps: 1000 - missingKbps, uplinkIsFloor: false })?.verdict ?? 'good';
  fc.assert(
    fc.property(figures, figures, (figuresNow, more) => {
      const worse = {
        sendLossPercent: figuresNow.sendLossPercent + more.sendLossPercent,
        receiveLossPercent: figuresNow.receiveLossPercent + more.receiveLossPercent,
        roundTripMs: figuresNow.roundTripMs + more.roundTripMs,
        jitterMs: figuresNow.jitterMs + more.jitterMs,
        missingKbps: figuresNow.missingKbps + Math.max(0, more.missingKbps),
      };
      expect(compareVerdicts(judgeFigures(worse), judgeFigures(figuresNow))).toBeGreaterThanOrEqual(0);
    }),
  );
});
