import type { TapStream } from '@footlight/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildSdp } from './buildSdp.ts';

const video: TapStream = {
  payloadType: 101,
  ssrc: 1,
  mimeType: 'video/H264',
  clockRate: 90000,
  parameters: { 'packetization-mode': 1, 'profile-level-id': '42e01f' },
};
const audio: TapStream = {
  payloadType: 100,
  ssrc: 2,
  mimeType: 'audio/opus',
  clockRate: 48000,
  channels: 2,
  parameters: { useinbandfec: 1 },
};

test('it names H.264 and Opus on their ports', () => {
  expect(buildSdp({ ip: '127.0.0.1', video, videoPort: 42000, audio, audioPort: 42002 }).split('\r\n')).toEqual([
    'v=0',
    'o=- 0 0 IN IP4 127.0.0.1',
    's=-',
    'c=IN IP4 127.0.0.1',
    't=0 0',
    'm=video 42000 RTP/AVP 101',
    'a=rtpmap:101 H264/90000',
    'a=fmtp:101 packetization-mode=1;profile-level-id=42e01f',
    'm=audio 42002 RTP/AVP 100',
    'a=rtpmap:100 opus/48000/2',
    'a=fmtp:100 useinbandfec=1',
    '',
  ]);
});

test('no parameter of a stream can add a line or an attribute', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.constantFrom('x\r\nm=audio 1', 'a;b=c', 'a\nb')), { maxKeys: 5 }),
      (parameters) => {
        const sdp = buildSdp({
          ip: '::1',
          video: { ...video, parameters },
          videoPort: 1,
          audio: { ...audio, parameters: {} },
          audioPort: 3,
        });
        const lines = sdp.split(/[\r\n]+/).filter((line) => line !== '');
        expect(lines.filter((line) => line.startsWith('m='))).toHaveLength(2);
        expect(lines.length).toBeLessThanOrEqual(10);
        const fmtp = lines.find((line) => line.startsWith('a=fmtp'));
        if (fmtp) expect(fmtp).toMatch(/^a=fmtp:101 [\w-]+=[\w+/=,.-]+(;[\w-]+=[\w+/=,.-]+)*$/);
      },
    ),
  );
});
