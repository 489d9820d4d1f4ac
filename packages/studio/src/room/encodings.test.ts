import { AppError } from '@footlight/contracts';
import { expect, test } from 'vitest';
import { degradationPreferenceOf, sendOptionsOf } from './encodings.ts';

const h264 = (profile: string, mode = 1) => ({
  kind: 'video' as const,
  mimeType: 'video/H264',
  clockRate: 90_000,
  preferredPayloadType: 100,
  parameters: { 'packetization-mode': mode, 'profile-level-id': profile },
});
const capabilities = {
  codecs: [
    h264('640028'),
    h264('42e028', 0),
    h264('42e028'),
    { kind: 'video' as const, mimeType: 'video/VP8', clockRate: 90_000, preferredPayloadType: 101 },
  ],
};

test('the Program goes out as constrained baseline H.264 in one layer of fixed size', () => {
  const options = sendOptionsOf('programVideo', { capabilities, shorterSide: 1080 });
  expect(options.codec).toBe(capabilities.codecs[2]);
  expect(options.encodings).toHaveLength(1);
  expect(options.encodings?.[0]).toMatchObject({ maxBitrate: 4_500_000, scaleResolutionDownBy: 1, maxFramerate: 30 });
  expect(sendOptionsOf('programVideo', { capabilities, shorterSide: 720 }).encodings?.[0]?.maxBitrate).toBe(3_500_000);
  expect(degradationPreferenceOf('programVideo')).toBe('maintain-resolution');
});

test('the vertical Program is sent like the main one, and gives way to it', () => {
  const [main, vertical] = (['programVideo', 'programVerticalVideo'] as const).map((source) =>
    sendOptionsOf(source, { capabilities, shorterSide: 720 }),
  );
  expect(vertical?.codec).toBe(main?.codec);
  expect(vertical?.codecOptions).toEqual(main?.codecOptions);
  expect(vertical?.encodings?.[0]).toEqual({ ...main?.encodings?.[0], priority: 'medium', networkPriority: 'medium' });
  expect(degradationPreferenceOf('programVerticalVideo')).toBe('maintain-resolution');
});

test('another profile is taken when it is all there is, and its absence is said plainly', () => {
  expect(
    sendOptionsOf('programVideo', { capabilities: { codecs: [h264('4d0028')] }, shorterSide: 720 }).codec?.parameters?.['profile-level-id'],
  ).toBe('4d0028');
  expect(() => sendOptionsOf('programVideo', { capabilities: { codecs: [h264('42e028', 0)] }, shorterSide: 720 })).toThrow(AppError);
});

test('the Program’s sound is stereo without gaps, a microphone is mono and may pause', () => {
  expect(sendOptionsOf('programAudio', { capabilities, shorterSide: 0 }).codecOptions).toMatchObject({
    opusStereo: true,
    opusDtx: false,
    opusFec: true,
  });
  expect(sendOptionsOf('microphone', { capabilities, shorterSide: 0 }).codecOptions).toMatchObject({ opusStereo: false, opusDtx: true });
});

test('a microphone for music is stereo without gaps, at three times the bitrate', () => {
  const { codecOptions } = sendOptionsOf('microphone', { capabilities, shorterSide: 0, music: true });
  expect(codecOptions).toMatchObject({ opusStereo: true, opusDtx: false, opusMaxAverageBitrate: 192_000 });
});

test('a clip goes to the people in the Room with 720 lines at most', () => {
  const scaleOf = (shorterSide: number) => sendOptionsOf('clip', { capabilities, shorterSide }).encodings?.[0]?.scaleResolutionDownBy;
  expect([scaleOf(1080), scaleOf(720), scaleOf(360)]).toEqual([1.5, 1, 1]);
});

test('a camera is VP8 where the Room has it', () => {
  expect(sendOptionsOf('camera', { capabilities, shorterSide: 720 }).codec?.mimeType).toBe('video/VP8');
  expect(sendOptionsOf('camera', { capabilities: { codecs: [h264('42e028')] }, shorterSide: 720 }).codec).toBeUndefined();
});
