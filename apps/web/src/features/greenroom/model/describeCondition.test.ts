import { type NetworkFacts, type NetworkVerdict, networkCause, networkLink, type PeerCondition } from '@footlight/contracts';
import { describe, expect, it } from 'vitest';
import { adviseOnCondition, listConditionFacts, summarizeCondition } from './describeCondition.ts';

const calm: NetworkFacts = {
  path: 'udp',
  link: 'unknown',
  roundTripMs: 30,
  jitterMs: 4,
  sendLossPercent: 0,
  receiveLossPercent: null,
  uplinkKbps: 2412,
  uplinkIsFloor: true,
};
type NetworkWords = Partial<NetworkFacts> & { verdict?: NetworkVerdict; cause?: (typeof networkCause.options)[number] };
const conditionOf = (
  { verdict = 'good', cause = 'none', ...facts }: NetworkWords = {},
  deviceProblems: PeerCondition['deviceProblems'] = [],
): PeerCondition => ({ network: { verdict, cause, facts: { ...calm, ...facts } }, deviceProblems, browser: 'Firefox 153' });

describe('the words for a condition', () => {
  it('say what weighs most', () => {
    expect(summarizeCondition(conditionOf())).toEqual({ text: 'Good network', tone: 'healthy' });
    expect(summarizeCondition(conditionOf({ verdict: 'poor', cause: 'delay' }, ['cameraSlow']))).toEqual({
      text: 'Poor network',
      tone: 'attention',
    });
    expect(summarizeCondition(conditionOf({}, ['microphoneSilent'])).text).toBe('Silent microphone');
    expect(summarizeCondition({ network: null, deviceProblems: [], browser: '' }).text).toBe('Network not measured');
  });

  it.each<[NetworkWords, string]>([
    [{ cause: 'sendLoss', link: 'wifi', sendLossPercent: 4.2 }, 'Wi-Fi is losing 4 % of packets; a cable would help.'],
    [{ cause: 'tcp', path: 'tcp' }, 'Your network blocks UDP; the picture may lag. Another network, or leaving a VPN, would help.'],
    [
      { cause: 'uplink', uplinkKbps: 604, uplinkIsFloor: false },
      'The uplink carries about 600 kb/s; pause other uploads, or turn your camera off while you wait.',
    ],
  ])('%o: %s', (words, sentence) => {
    expect(adviseOnCondition(conditionOf({ verdict: 'fair', ...words }), 'self')).toEqual([sentence]);
  });

  it('speak to the host of somebody else, for every cause and link', () => {
    for (const cause of networkCause.options) {
      for (const link of networkLink.options) {
        const condition = conditionOf({ verdict: 'fair', cause, link }, ['microphoneSilent']);
        expect(adviseOnCondition(condition, 'host').join(' ')).not.toMatch(/\byour?\b/i);
        expect(adviseOnCondition(condition, 'self').join(' ')).not.toMatch(/\bthe(ir|y)\b/i);
      }
    }
  });

  it('list the figures that are known', () => {
    expect(listConditionFacts(conditionOf())).toEqual([
      { label: 'Path', value: 'Straight, over UDP' },
      { label: 'Round trip', value: '30 ms' },
      { label: 'Lost on the way out', value: '0 %' },
      { label: 'Uneven by', value: '4 ms' },
      { label: 'Uplink', value: 'at least 2.4 Mb/s' },
      { label: 'Browser', value: 'Firefox 153' },
    ]);
    expect(listConditionFacts({ network: null, deviceProblems: [], browser: '' })).toEqual([]);
  });
});
