import { AppError, isProgramSource, type MediaSource } from '@footlight/contracts';
import type { types } from 'mediasoup-client';

/** kb/s. One preset that every platform takes: 4.5 Mb/s at 1080p, 3.5 at 720p. */
const programKbps = (shorterSide: number): number => (shorterSide > 720 ? 4500 : 3500);

type SendOptions = Pick<types.ProducerOptions, 'encodings' | 'codecOptions' | 'codec'>;

/** Constrained baseline is what every encoder has, software and hardware; packetization mode 1 is what the Room carries. */
function findProgramCodec(capabilities: types.RtpCapabilities): types.RtpCodecCapability {
  const h264 = (capabilities.codecs ?? []).filter(
    ({ mimeType, parameters }) => mimeType.toLowerCase() === 'video/h264' && String(parameters?.['packetization-mode']) === '1',
  );
  const profileOf = ({ parameters }: types.RtpCodecCapability) => String(parameters?.['profile-level-id']).toLowerCase();
  const codec = h264.find((candidate) => profileOf(candidate).startsWith('42e0')) ?? h264[0];
  if (!codec) throw new AppError('codecNotAllowed');
  return codec;
}

const findCodec = (capabilities: types.RtpCapabilities, mimeType: string): types.RtpCodecCapability | undefined =>
  (capabilities.codecs ?? []).find((codec) => codec.mimeType.toLowerCase() === mimeType);

function programVideo(
  capabilities: types.RtpCapabilities,
  { shorterSide, priority }: { shorterSide: number; priority: RTCPriorityType },
): SendOptions {
  const kbps = programKbps(shorterSide);
  return {
    codec: findProgramCodec(capabilities),
    encodings: [{ maxBitrate: kbps * 1000, maxFramerate: 30, scaleResolutionDownBy: 1, priority, networkPriority: priority }],
    // Without a start rate the first seconds on air are sent at 300 kb/s. No rate is named as the connection's limit: the pacer
    // sends at 2.5 times the estimate, and what it still holds of a frame when a keyframe comes is thrown away (libwebrtc's
    // PacingController flushes on keyframes), so a low estimate breaks the frame before each keyframe.
    codecOptions: { videoGoogleStartBitrate: kbps, videoGoogleMinBitrate: 800 },
  };
}

interface PictureRates {
  kbps: number;
  fps: number;
  /** How many lines of the picture become one. */
  scaleDownBy?: number;
}

function camera(capabilities: types.RtpCapabilities, { kbps, fps, scaleDownBy }: PictureRates): SendOptions {
  const vp8 = findCodec(capabilities, 'video/vp8');
  return {
    ...(vp8 && { codec: vp8 }),
    encodings: [{ maxBitrate: kbps * 1000, maxFramerate: fps, ...(scaleDownBy && { scaleResolutionDownBy: scaleDownBy }) }],
    codecOptions: { videoGoogleStartBitrate: Math.round(kbps * 0.6) },
  };
}

/**
 * How a source is sent.
 *
 * @param shorterSide of the picture, in pixels; of no meaning for sound.
 * @param music of a microphone that hears music: stereo, without pauses.
 * @throws AppError codecNotAllowed when this browser has no H.264 for the Program.
 */
export function sendOptionsOf(
  source: MediaSource,
  { capabilities, shorterSide, music = false }: { capabilities: types.RtpCapabilities; shorterSide: number; music?: boolean },
): SendOptions {
  switch (source) {
    case 'programVideo':
      return programVideo(capabilities, { shorterSide, priority: 'high' });
    case 'programVerticalVideo':
      // Where the network is too slow for both, the main Program is the one to keep.
      return programVideo(capabilities, { shorterSide, priority: 'medium' });
    case 'programAudio':
      // No DTX: each gap it leaves costs 1.5 ms of drift on the way to AAC (livekit/egress#1368).
      return {
        encodings: [{ maxBitrate: 160_000, priority: 'high', networkPriority: 'high' }],
        codecOptions: { opusStereo: true, opusDtx: false, opusFec: true, opusMaxAverageBitrate: 160_000 },
      };
    case 'camera':
      return camera(capabilities, { kbps: 1200, fps: 30 });
    case 'screen':
      return camera(capabilities, { kbps: 2500, fps: 30 });
    case 'clip':
      // The people in the Room see it small: no processor is to carry more lines than a window of theirs has.
      return camera(capabilities, { kbps: 1500, fps: 30, scaleDownBy: Math.max(1, shorterSide / 720) });
    case 'microphone':
      if (music) return { codecOptions: { opusStereo: true, opusDtx: false, opusFec: true, opusMaxAverageBitrate: 192_000 } };
      return { codecOptions: { opusStereo: false, opusDtx: true, opusFec: true, opusMaxAverageBitrate: 64_000 } };
    case 'screenAudio':
    case 'clipAudio':
      return { codecOptions: { opusStereo: true, opusDtx: true, opusFec: true, opusMaxAverageBitrate: 128_000 } };
  }
}

/** What the encoder may give up when it cannot keep up: never the Program's size, since a new one breaks streams on air. */
export const degradationPreferenceOf = (source: MediaSource): RTCDegradationPreference =>
  isProgramSource(source) || source === 'screen' ? 'maintain-resolution' : 'balanced';
