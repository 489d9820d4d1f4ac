/** RTP parameters as a browser's sender would describe them, each with an SSRC of its own. */
let nextSsrc = 1_000;

const videoFeedback = [
  { type: 'nack', parameter: '' },
  { type: 'nack', parameter: 'pli' },
  { type: 'ccm', parameter: 'fir' },
];

export const h264Parameters = (profileLevelId = '42e01f') => ({
  codecs: [
    {
      mimeType: 'video/H264',
      payloadType: 102,
      clockRate: 90_000,
      parameters: { 'packetization-mode': 1, 'level-asymmetry-allowed': 1, 'profile-level-id': profileLevelId },
      rtcpFeedback: videoFeedback,
    },
  ],
  headerExtensions: [],
  encodings: [{ ssrc: nextSsrc++ }],
  rtcp: { cname: 'test' },
});

export const vp8Parameters = () => ({
  codecs: [{ mimeType: 'video/VP8', payloadType: 96, clockRate: 90_000, parameters: {}, rtcpFeedback: videoFeedback }],
  headerExtensions: [],
  encodings: [{ ssrc: nextSsrc++ }],
  rtcp: { cname: 'test' },
});

export const vp9Parameters = () => ({
  ...vp8Parameters(),
  codecs: [{ mimeType: 'video/VP9', payloadType: 98, clockRate: 90_000, parameters: {}, rtcpFeedback: videoFeedback }],
});

export const opusParameters = () => ({
  codecs: [{ mimeType: 'audio/opus', payloadType: 111, clockRate: 48_000, channels: 2, parameters: { useinbandfec: 1 }, rtcpFeedback: [] }],
  headerExtensions: [],
  encodings: [{ ssrc: nextSsrc++ }],
  rtcp: { cname: 'test' },
});

/** What a browser can receive. */
export const receiverCapabilities = () => ({
  codecs: [
    { kind: 'audio', mimeType: 'audio/opus', preferredPayloadType: 100, clockRate: 48_000, channels: 2, parameters: {}, rtcpFeedback: [] },
    {
      kind: 'video',
      mimeType: 'video/H264',
      preferredPayloadType: 101,
      clockRate: 90_000,
      parameters: { 'packetization-mode': 1, 'level-asymmetry-allowed': 1, 'profile-level-id': '42e01f' },
      rtcpFeedback: videoFeedback,
    },
    { kind: 'video', mimeType: 'video/VP8', preferredPayloadType: 102, clockRate: 90_000, parameters: {}, rtcpFeedback: videoFeedback },
  ],
  headerExtensions: [],
});
