interface IngestArgsOptions {
  /** Bind to this local address; without it FFmpeg listens on all. */
  localAddress?: string | undefined;
  audioBitrateKbps: number;
}

const soundFilters = [
  // Sound follows the sender's reports: more than 20 ms off, it is stretched back by 2 % at most; a gap is filled with silence.
  // In near silence and quiet tones the encoder finds no bits to spend and searches five times over, more than all else here
  // costs. Dither at -84 dB, which nobody hears, gives it some: the cost is the same for every sound.
  'aresample=async=1000:min_comp=0.02:min_hard_comp=0.1:osf=s16:dither_method=triangular:dither_scale=5',
  // Four AAC frames at a time find the encoder's code and tables still in the processor's cache.
  'asetnsamples=n=4096:p=0',
];

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
      // At this rate the fast search is closer to the source than the two-loop one, at a third of its work for speech.
      ...['-aac_coder', 'fast'],
      ...['-af', soundFilters.join(',')],
      // FLV takes no packet that stands before the first one written, and FFmpeg ends: the first keyframe, which RTP leaves without a
      // time, is put a second before everything. FirstPicture gives it its own.
      ...['-copypriorss', '1', '-bsf:v', "setts=ts='if(N,TS,-1/TB)'", '-avoid_negative_ts', 'make_non_negative'],
      // Sound waits this long for the picture (microseconds): written before the first keyframe, it would end FFmpeg. setts holds each
      // picture until the next one, so that wait is a slow browser's pause between two. Still below what Ingest calls silence.
      ...['-max_interleave_delta', '2000000', '-flush_packets', '1', '-muxdelay', '0'],
      ...['-flvflags', 'no_duration_filesize', '-f', 'flv'],
    ],
  };
}
