/** Counters of the one outgoing video stream (W3C webrtc-stats, RTCOutboundRtpStreamStats), since it began. */
export interface OutboundVideo {
  timestampMs: number;
  ssrc: number;
  framesEncoded: number;
  framesSent: number;
  bytesSent: number;
  totalEncodeSeconds: number;
  powerEfficient: boolean | null;
  limitation: string | null;
}

interface OutboundStats {
  type: string;
  kind?: string;
  timestamp: number;
  ssrc?: number;
  framesEncoded?: number;
  framesSent?: number;
  bytesSent?: number;
  totalEncodeTime?: number;
  powerEfficientEncoder?: boolean;
  qualityLimitationReason?: string;
}

/** Undefined until the stream has begun. */
export function readOutboundVideo(report: RTCStatsReport): OutboundVideo | undefined {
  const stats = [...report.values()].find((entry: OutboundStats) => entry.type === 'outbound-rtp' && entry.kind === 'video') as
    | OutboundStats
    | undefined;
  if (!stats) return undefined;
  return {
    timestampMs: stats.timestamp,
    ssrc: stats.ssrc ?? 0,
    framesEncoded: stats.framesEncoded ?? 0,
    framesSent: stats.framesSent ?? stats.framesEncoded ?? 0,
    bytesSent: stats.bytesSent ?? 0,
    totalEncodeSeconds: stats.totalEncodeTime ?? 0,
    powerEfficient: stats.powerEfficientEncoder ?? null,
    limitation: stats.qualityLimitationReason ?? null,
  };
}
