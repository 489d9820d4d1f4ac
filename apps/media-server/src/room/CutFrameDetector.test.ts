import { expect, test } from 'vitest';
import { CutFrameDetector, type TracedPacket } from './CutFrameDetector.ts';

/** `p` a packet of a frame, `P` its last one, `k` one of a keyframe, `.` one that was lost on the way. */
function detect(packets: string, firstNumber = 100): boolean | undefined {
  const detector = new CutFrameDetector();
  for (const [index, letter] of [...packets].entries()) {
    if (letter === '.') continue;
    const packet: TracedPacket = { sequenceNumber: (firstNumber + index) & 0xffff, marker: letter === 'P', isKeyFrame: letter === 'k' };
    const answer = detector.push(packet);
    if (answer !== undefined) return answer;
  }
  return undefined;
}

test('a frame that ends before the keyframe is whole', () => {
  expect(detect('ppPpPk')).toBe(false);
  expect(detect('ppPpPk', 65_533)).toBe(false);
});

test('a frame without its last packet is cut', () => {
  expect(detect('ppPppk')).toBe(true);
  expect(detect('ppPppk', 65_531)).toBe(true);
});

test('a packet that was lost on the way is no cut, and nothing before is no frame', () => {
  expect(detect('ppPp.k')).toBe(false);
  expect(detect('k')).toBe(false);
});

test('says nothing before a keyframe comes, and takes no notice of a packet that came twice or late', () => {
  expect(detect('ppPpp')).toBeUndefined();
  const detector = new CutFrameDetector();
  for (const [sequenceNumber, marker] of [
    [10, false],
    [12, true],
    [11, false],
    [12, true],
  ] as const)
    expect(detector.push({ sequenceNumber, marker, isKeyFrame: false })).toBeUndefined();
  expect(detector.push({ sequenceNumber: 13, marker: false, isKeyFrame: true })).toBe(false);
});
