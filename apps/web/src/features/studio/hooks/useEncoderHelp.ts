import { type ProgramSizeId, programFps, programSizes } from '@footlight/contracts';
import { useEffect, useState } from 'react';
import type { EncoderHelp } from '../model/preflight.ts';

const bitrate: Readonly<Record<ProgramSizeId, number>> = { '720p': 4_000_000, '1080p': 6_000_000 };

/** Asks the browser whether it encodes pictures of this size with the help of a graphics processor. */
export function useEncoderHelp(size: ProgramSizeId): EncoderHelp {
  const [help, setHelp] = useState<EncoderHelp>(null);
  useEffect(() => {
    let closed = false;
    const video = { contentType: 'video/h264', ...programSizes[size], framerate: programFps, bitrate: bitrate[size] };
    navigator.mediaCapabilities
      ?.encodingInfo({ type: 'webrtc', video })
      .then(({ powerEfficient }) => closed || setHelp(powerEfficient))
      // A browser that knows no such question does not answer it.
      .catch(() => undefined);
    return () => {
      closed = true;
    };
  }, [size]);
  return help;
}
