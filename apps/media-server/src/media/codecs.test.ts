import { describe, expect, test } from 'vitest';
import { h264Parameters, opusParameters, receiverCapabilities, vp8Parameters, vp9Parameters } from '../../test/rtpParameters.ts';
import { parseProducerParameters, parseRtpCapabilities, tapCapabilitiesOf } from './codecs.ts';

const refusedAs = (code: string) => expect.objectContaining({ code });

describe('what a source may carry', () => {
  test('H.264 or VP8 for a camera, H.264 for the Program, Opus for sound', () => {
    expect(parseProducerParameters('camera', vp8Parameters()).codecs).toHaveLength(1);
    expect(parseProducerParameters('screen', h264Parameters()).codecs).toHaveLength(1);
    expect(parseProducerParameters('programVideo', h264Parameters('640028')).codecs).toHaveLength(1);
    expect(parseProducerParameters('programAudio', opusParameters()).codecs).toHaveLength(1);
    expect(() => parseProducerParameters('programVideo', vp8Parameters())).toThrow(refusedAs('codecNotAllowed'));
    expect(() => parseProducerParameters('camera', vp9Parameters())).toThrow(refusedAs('codecNotAllowed'));
    expect(() => parseProducerParameters('camera', opusParameters())).toThrow(refusedAs('codecNotAllowed'));
  });

  test('retransmission beside the codec, but nothing without a codec', () => {
    const rtx = { mimeType: 'video/rtx', payloadType: 103, clockRate: 90_000, parameters: { apt: 102 } };
    const parameters = h264Parameters();
    expect(parseProducerParameters('programVideo', { ...parameters, codecs: [...parameters.codecs, rtx] }).codecs).toHaveLength(2);
    expect(() => parseProducerParameters('camera', { ...parameters, codecs: [rtx] })).toThrow(refusedAs('codecNotAllowed'));
    expect(() => parseProducerParameters('camera', { ...parameters, codecs: [] })).toThrow(refusedAs('codecNotAllowed'));
  });

  test('in amounts that a sender has', () => {
    const many = { ...opusParameters(), encodings: Array.from({ length: 1000 }, () => ({ ssrc: 1 })) };
    expect(() => parseProducerParameters('microphone', many)).toThrow(refusedAs('badRequest'));
    const codecs = Array.from({ length: 1000 }, () => receiverCapabilities().codecs[0]);
    expect(() => parseRtpCapabilities({ codecs })).toThrow(refusedAs('badRequest'));
  });
});

test('a tap takes H.264 and Opus alone, with no header extension and no feedback but keyframe requests', () => {
  const feedback = [{ type: 'nack' }, { type: 'nack', parameter: 'pli' }, { type: 'transport-cc' }];
  const capabilities = tapCapabilitiesOf({
    codecs: [
      { kind: 'video', mimeType: 'video/H264', preferredPayloadType: 101, clockRate: 90_000, rtcpFeedback: feedback },
      { kind: 'video', mimeType: 'video/rtx', preferredPayloadType: 102, clockRate: 90_000 },
      { kind: 'video', mimeType: 'video/VP8', preferredPayloadType: 103, clockRate: 90_000 },
      { kind: 'audio', mimeType: 'audio/opus', preferredPayloadType: 100, clockRate: 48_000, channels: 2 },
    ],
    headerExtensions: [{ kind: 'video', uri: 'urn:3gpp:video-orientation', preferredId: 4 }],
  });
  expect(capabilities.codecs?.map(({ mimeType }) => mimeType)).toEqual(['video/H264', 'audio/opus']);
  expect(capabilities.codecs?.[0]?.rtcpFeedback).toEqual([{ type: 'nack', parameter: 'pli' }]);
  expect(capabilities.headerExtensions).toEqual([]);
});
