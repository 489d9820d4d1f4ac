import { z } from 'zod';

export const platformId = z.enum(['youtube', 'twitch', 'facebook', 'linkedin', 'kick', 'custom']);
export type PlatformId = z.infer<typeof platformId>;

interface Platform {
  name: string;
  /** Ingest address offered in the form; empty when the platform gives each creator another one. */
  serverUrl: string;
  schemes: readonly ('rtmp' | 'rtmps')[];
  /** Where a creator finds the key. */
  keyHint: string;
  maxVideoKbps: number;
}

/** Addresses and limits from each platform's own ingest documentation. */
export const platforms: Record<PlatformId, Platform> = {
  youtube: {
    name: 'YouTube',
    serverUrl: 'rtmps://a.rtmps.youtube.com:443/live2',
    schemes: ['rtmp', 'rtmps'],
    keyHint: 'YouTube Studio, Go live, Stream, Stream key',
    maxVideoKbps: 8000,
  },
  twitch: {
    name: 'Twitch',
    serverUrl: 'rtmp://live.twitch.tv/app',
    schemes: ['rtmp', 'rtmps'],
    keyHint: 'Creator Dashboard, Settings, Stream, Primary stream key',
    maxVideoKbps: 6000,
  },
  facebook: {
    name: 'Facebook',
    serverUrl: 'rtmps://live-api-s.facebook.com:443/rtmp',
    schemes: ['rtmps'],
    keyHint: 'Live Producer, Streaming software. The key is valid for 24 hours',
    maxVideoKbps: 6000,
  },
  linkedin: {
    name: 'LinkedIn',
    serverUrl: '',
    schemes: ['rtmp', 'rtmps'],
    keyHint: 'LinkedIn Live, Stream, Get URL and key',
    maxVideoKbps: 5000,
  },
  kick: { name: 'Kick', serverUrl: '', schemes: ['rtmps'], keyHint: 'Creator Dashboard, Settings, Stream URL and key', maxVideoKbps: 8000 },
  custom: { name: 'Custom RTMP', serverUrl: '', schemes: ['rtmp', 'rtmps'], keyHint: 'From the server you send to', maxVideoKbps: 20000 },
};

export const platformIds = platformId.options;

type AddressProblem = 'addressScheme' | 'addressUserinfo' | 'addressInvalid';

/**
 * Checks an ingest address by its letters alone (no look-up): rtmp or rtmps, no userinfo, no control characters,
 * no query or fragment, a host and a path.
 */
export function findAddressProblem(serverUrl: string): AddressProblem | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point
  if (/[\u0000-\u0020\u007f-\u009f\\"'`<>^{|}]/.test(serverUrl)) return 'addressInvalid';
  if (!/^rtmps?:\/\//i.test(serverUrl)) return 'addressScheme';
  const url = URL.parse(serverUrl.replace(/^rtmp/i, 'http'));
  if (!url || url.hostname === '') return 'addressInvalid';
  if (url.username !== '' || url.password !== '') return 'addressUserinfo';
  if (url.hash !== '' || url.search !== '' || url.pathname === '/' || url.pathname === '') return 'addressInvalid';
  return undefined;
}

type StreamKeyProblem = 'streamKeyEmpty' | 'streamKeyInvalid';

export function findStreamKeyProblem(streamKey: string): StreamKeyProblem | undefined {
  if (streamKey.trim() === '') return 'streamKeyEmpty';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point
  if (streamKey.length > 500 || /[\u0000-\u0020\u007f-\u00a0\\"'`<>]/.test(streamKey)) return 'streamKeyInvalid';
  return undefined;
}
