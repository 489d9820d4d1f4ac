import type { BrowserContext, Page } from 'playwright';

/** What the browser says of the largest picture that it sends: the Program. */
export interface PublishingSample {
  atMs: number;
  framesPerSecond: number;
  framesEncoded: number;
  keyFramesEncoded: number;
  bytesSent: number;
  encodeMsTotal: number;
  width: number;
  height: number;
  /** The codec's fmtp line, which names the profile. */
  fmtp: string;
  encoder: string;
  qualityLimitation: string;
}

declare global {
  interface Window {
    footlightPeerConnections?: RTCPeerConnection[];
  }
}

/** Lets every page of a context remember its peer connections; call it before the pages open. */
export async function rememberPeerConnections(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const connections: RTCPeerConnection[] = [];
    window.footlightPeerConnections = connections;
    window.RTCPeerConnection = class extends RTCPeerConnection {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        connections.push(this);
      }
    };
  });
}

/** One sample of what a page sends now; undefined while it sends no picture. */
export async function samplePublishing(page: Page): Promise<PublishingSample | undefined> {
  return await page.evaluate(async () => {
    const reports = await Promise.all(
      (window.footlightPeerConnections ?? [])
        .filter(({ connectionState }) => connectionState !== 'closed')
        .map((connection) => connection.getStats()),
    );
    const samples = reports.flatMap((report) => {
      const entries = [...report.values()] as Record<string, unknown>[];
      return entries
        .filter((entry) => entry.type === 'outbound-rtp' && entry.kind === 'video' && typeof entry.frameWidth === 'number')
        .map((entry) => {
          const codec = entries.find(({ id }) => id === entry.codecId);
          return {
            atMs: Date.now(),
            framesPerSecond: Number(entry.framesPerSecond ?? 0),
            framesEncoded: Number(entry.framesEncoded ?? 0),
            keyFramesEncoded: Number(entry.keyFramesEncoded ?? 0),
            bytesSent: Number(entry.bytesSent ?? 0),
            encodeMsTotal: Number(entry.totalEncodeTime ?? 0) * 1000,
            width: Number(entry.frameWidth),
            height: Number(entry.frameHeight),
            fmtp: String(codec?.sdpFmtpLine ?? ''),
            encoder: String(entry.encoderImplementation ?? ''),
            qualityLimitation: String(entry.qualityLimitationReason ?? ''),
          };
        });
    });
    return samples.sort((one, other) => other.width - one.width)[0];
  });
}

/** Frames per second that the page's own animation gets: about one in a hidden tab, whatever the page is told. */
export async function measureAnimationFps(page: Page, { forMs = 2000 } = {}): Promise<number> {
  return await page.evaluate(
    (durationMs) =>
      new Promise<number>((resolve) => {
        const startedAt = performance.now();
        let frames = 0;
        const count = () => {
          frames += 1;
          requestAnimationFrame(count);
        };
        requestAnimationFrame(count);
        setTimeout(() => resolve((frames * 1000) / (performance.now() - startedAt)), durationMs);
      }),
    forMs,
  );
}
