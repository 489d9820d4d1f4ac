import { isIPv6 } from 'node:net';
import type { TapStream } from '@footlight/contracts';

interface SdpOptions {
  ip: string;
  video: TapStream;
  videoPort: number;
  audio: TapStream;
  audioPort: number;
}

/**
 * The session description that the ingest reads: H.264 and Opus, nothing else, whatever the stream says it is. FFmpeg
 * follows what an SDP says, so parameters pass only when they are plain words.
 */
export function buildSdp({ ip, video, videoPort, audio, audioPort }: SdpOptions): string {
  const family = isIPv6(ip) ? 'IP6' : 'IP4';
  return [
    'v=0',
    `o=- 0 0 IN ${family} ${ip}`,
    's=-',
    `c=IN ${family} ${ip}`,
    't=0 0',
    `m=video ${videoPort} RTP/AVP ${video.payloadType}`,
    `a=rtpmap:${video.payloadType} H264/90000`,
    ...formatParameters(video),
    `m=audio ${audioPort} RTP/AVP ${audio.payloadType}`,
    `a=rtpmap:${audio.payloadType} opus/48000/2`,
    ...formatParameters(audio),
    '',
  ].join('\r\n');
}

function formatParameters({ payloadType, parameters }: TapStream): string[] {
  const parts = Object.entries(parameters)
    .filter(([name, value]) => /^[\w-]{1,64}$/.test(name) && /^[\w+/=,.-]{1,512}$/.test(String(value)))
    .map(([name, value]) => `${name}=${value}`);
  return parts.length === 0 ? [] : [`a=fmtp:${payloadType} ${parts.join(';')}`];
}
