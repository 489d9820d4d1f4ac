import { expect, test } from 'vitest';
import { RaisedHands } from './RaisedHands.ts';

test('hands stand in the order in which they went up; raising twice changes nothing', () => {
  const hands = new RaisedHands();
  expect([hands.raise('a'), hands.raise('b'), hands.raise('a')]).toEqual([true, true, false]);
  expect(hands.peerIds).toEqual(['a', 'b']);
  expect([hands.lower('a'), hands.lower('a')]).toEqual([true, false]);
  hands.raise('a');
  expect(hands.peerIds).toEqual(['b', 'a']);
});
