/** Reading our FLV timeline: headers and a GOP arrive at once, so a short look tells all there is to know. */
const timelineInput = [
  ...['-protocol_whitelist', 'pipe'],
  ...['-analyzeduration', '2000000', '-probesize', '2000000', '-fpsprobesize', '0'],
  ...['-f', 'flv', '-i', 'pipe:0'],
  ...['-map', '0:v:0', '-map', '0:a:0', '-c', 'copy', '-copypriorss', '1'],
  ...['-max_interleave_delta', '500000', '-flush_packets', '1'],
];

/** Where an RTMP output connects. The stream key is not part of it: see `buildRtmpPreset`. */
export interface RtmpTarget {
  scheme: 'rtmp' | 'rtmps';
  host: string;
  port: number;
  app: string;
  /** The checked address. */
  ip: string;
}

interface RtmpArgsOptions {
  target: RtmpTarget;
  /** Certificate authorities to trust in place of the system's. */
  caFile?: string | undefined;
  /** How long a read or write may take before FFmpeg gives up. */
  ioTimeoutMs: number;
}

const bracketed = (host: string): string => (host.includes(':') ? `[${host}]` : host);

/** Arguments of one RTMP or RTMPS output. Debug level, since only there FFmpeg tells how far a connection came. */
export function buildRtmpArgs({ target, caFile, ioTimeoutMs }: RtmpArgsOptions): string[] {
  const { scheme, host, port, app, ip } = target;
  // TLS needs the name for SNI and for the certificate; a plain connection goes to the address that was checked.
  const connectTo = scheme === 'rtmps' ? host : ip;
  const defaultPort = scheme === 'rtmps' ? 443 : 1935;
  return [
    '-hide_banner',
    '-nostats',
    ...['-loglevel', 'level+debug'],
    ...timelineInput,
    ...['-flvflags', 'no_duration_filesize'],
    ...['-rtmp_app', app],
    ...['-rtmp_tcurl', `${scheme}://${bracketed(host)}${port === defaultPort ? '' : `:${port}`}/${app}`],
    ...['-rw_timeout', String(ioTimeoutMs * 1000), '-tcp_nodelay', '1'],
    ...(scheme === 'rtmps' ? ['-tls_verify', '1', ...(caFile ? ['-ca_file', caFile] : [])] : []),
    ...['-fpre', '/dev/fd/3'],
    ...['-f', 'flv', `${scheme}://${bracketed(connectTo)}:${port}/${app}`],
  ];
}

/** What the preset file says: the stream key, which therefore stands in no argument list and no environment. */
export function buildRtmpPreset(streamKey: string): string {
  // A second line would be a second option of FFmpeg's.
  if (/[\r\n]/.test(streamKey)) throw new Error('a stream key has no line breaks');
  return `rtmp_playpath=${streamKey}\n`;
}

/** Arguments of a recording: fragmented MP4, readable up to its last fragment whatever happens to the process. */
export function buildRecordingArgs({ file }: { file: string }): string[] {
  return [
    '-hide_banner',
    '-nostats',
    ...['-loglevel', 'level+warning'],
    ...timelineInput,
    ...['-movflags', '+frag_keyframe+empty_moov+default_base_moof'],
    ...['-n', '-f', 'mp4', file],
  ];
}
