import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Person } from './people.ts';
import { queueBackstage } from './queueBackstage.ts';

const person = (peerId: string, placement: Person['placement'] = 'backstage'): Person => ({
  peerId,
  name: peerId,
  role: 'guest',
  placement,
  isSelf: false,
  connected: true,
  mutedByHost: false,
  microphoneOff: false,
  camera: null,
  sharesScreen: false,
  note: null,
});
const order = (people: Person[], hands: string[], arrivals: string[]) =>
  queueBackstage(people, { hands, peers: arrivals.map((peerId) => ({ peerId })) }).map(({ peerId }) => peerId);

test('raised hands come first, in raising order, and then who came first', () => {
  const people = ['a', 'b', 'c', 'd'].map((peerId) => person(peerId));
  expect(order(people, ['d', 'b'], ['c', 'a', 'b', 'd'])).toEqual(['d', 'b', 'c', 'a']);
});

test('who is on stage is not in the queue, and nobody backstage is lost', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string()), fc.func(fc.boolean()), fc.func(fc.boolean()), (peerIds, isOn, isRaised) => {
      const people = peerIds.map((peerId) => person(peerId, isOn(peerId) ? 'onStage' : 'backstage'));
      const queued = order(
        people,
        peerIds.filter((peerId) => isRaised(peerId)),
        [...peerIds].reverse(),
      );
      expect([...queued].sort()).toEqual(peerIds.filter((peerId) => !isOn(peerId)).sort());
      const firstDown = queued.findIndex((peerId) => !isRaised(peerId));
      if (firstDown !== -1) expect(queued.slice(firstDown).some((peerId) => isRaised(peerId))).toBe(false);
    }),
  );
});
