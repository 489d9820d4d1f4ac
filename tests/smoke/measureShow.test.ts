import { expect, test } from 'vitest';
import type { ArrivedTag } from '../support/measure/FlvFollower.ts';
import type { PublishingSample } from '../support/PublishingProbe.ts';
import { findCopyEvidence } from './measureShow.ts';

const baseline = { profileIdc: 66, constraintFlags: 0xc0, levelIdc: 31 };
const measure = { sps: baseline, encoderSignature: undefined, distinctSps: 1 };

const sampleAt = (atMs: number, bytesSent: number): PublishingSample => ({
  atMs,
  framesPerSecond: 30,
  framesEncoded: 0,
  keyFramesEncoded: 0,
  bytesSent,
  encodeMsTotal: 0,
  width: 1280,
  height: 720,
  fmtp: 'level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f',
  encoder: 'OpenH264',
  qualityLimitation: 'none',
});
const samples = [sampleAt(0, 50_000), sampleAt(10_000, 1_050_000)];

/** Pictures of 10 kB, ten a second. */
const pictures = (bytes = 10_000): ArrivedTag[] =>
  Array.from({ length: 101 }, (_, index) => ({
    content: 'frame',
    timestampMs: index * 100,
    bytes,
    arrivedAtMs: index * 100,
    offset: 0,
    end: 0,
  }));

test('the browser’s own profile and as many bytes as it sent are a copy', () => {
  const { copied, copiedBecause } = findCopyEvidence(measure, samples, pictures());
  expect(copied).toBe(true);
  expect(copiedBecause.join()).toContain('100 % of the bytes sent were received');
});

test.each([
  ['another profile', { ...measure, sps: { ...baseline, profileIdc: 100 } }, samples, pictures(), 'profile 100 was received and 66 sent'],
  ['a signature of x264', { ...measure, encoderSignature: 'x264' }, samples, pictures(), 'signed by x264'],
  ['parameter sets that change', { ...measure, distinctSps: 2 }, samples, pictures(), '2 parameter sets'],
  ['half the bytes', measure, samples, pictures(5000), '50 % of the bytes sent were received'],
  ['no word from the browser', measure, [], pictures(), 'the bytes sent are unknown'],
])('%s is no copy', (_what, found, sent, tags, words) => {
  const { copied, copiedBecause } = findCopyEvidence(found, sent, tags);
  expect(copied).toBe(false);
  expect(copiedBecause).toContain(words);
});
