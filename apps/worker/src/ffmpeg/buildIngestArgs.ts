interface IngestArgsOptions {
  /** Bind to this local address; without it FFmpeg listens on all. */
  localAddress?: string | undefined;
  audioBitrateKbps: number;
}

/** Options before and after `-i pipe:0` of the ingest: RTP by an SDP on standard input to FLV on standard output. */
export function buildIngestArgs({ localAddress, audioBitrateKbps }: IngestArgsOptions): { input: string[]; output: string[] } {
  return {
    input: [
      '-hide_banner',
      '-nostats',
      ...['-loglevel', 'level+warning'],
      // What the SDP may lead to: itself and RTP over UDP.
      ...['-protocol_whitelist', 'pipe,udp,rtp'],
      // The SPS comes with the first keyframe, so analysis ends there; this is only its limit.
      ...['-analyzeduration', '5000000', '-probesize', '2000000', '-fpsprobesize', '0'],
      // A packet that is missing holds the others up for this long at most (microseconds): a browser's retransmission over a
      // slow path, or on a busy machine, still comes in time. A skipped one would be a broken picture up to the next keyframe.
      ...['-max_delay', '1000000', '-reorder_queue_size', '2000', '-buffer_size', '4194304'],
      ...(localAddress ? ['-localaddr', localAddress] : []),
      ...['-f', 'sdp'],
    ],
    output: [
      ...['-map', '0:v:0', '-map', '0:a:0'],
      ...['-c:v', 'copy', '-c:a', 'aac', '-ar', '48000', '-ac', '2', '-b:a', `${audioBitrateKbps}k`],
      // Trying mid/side for each band is a third of the encoder's work, and at this rate is not heard.
      // Sound follows the sender's reports: more than 20 ms off, it is stretched back by 2 % at most; a gap is filled with silence.
      ...['-aac_ms', '0', '-af', 'aresample=async=1000:min_comp=0.02:min_hard_comp=0.1'],
      // The first keyframe may stand a few milliseconds before the start of the sound: keep it.
      ...['-copypriorss', '1', '-avoid_negative_ts', 'make_zero'],
      ...['-max_interleave_delta', '200000', '-flush_packets', '1', '-muxdelay', '0'],
      ...['-flvflags', 'no_duration_filesize', '-f', 'flv'],
    ],
  };
}
