import { EventEmitter } from 'node:events';
import type { SenderReport, TapStream } from '@footlight/contracts';
import type { Logger } from '@footlight/server-kit/logger';
import { FlvReader, type FlvTag } from '../continuity/FlvReader.ts';
import { buildIngestArgs } from '../ffmpeg/buildIngestArgs.ts';
import { IngestProcess } from '../ffmpeg/IngestProcess.ts';
import { waitForBoundPorts } from './boundPorts.ts';
import { buildSdp } from './buildSdp.ts';
import { CutFrameFilter } from './CutFrameFilter.ts';
import { FirstPicture } from './FirstPicture.ts';
import { isLocalAddress } from './isLocalAddress.ts';
import type { PortAllocator } from './PortAllocator.ts';
import type { ReportRelay } from './ReportRelay.ts';

const bindTimeoutMs = 8000;
/** Without a tag for this long the RTP has stopped, whatever the tap says. */
const silenceMs = 3000;
/** From the start to the first tag: the first keyframe has to come, from a browser that may be far away. */
const firstTagMs = 8000;
const audioBitrateKbps = 128;

interface IngestOptions {
  ip: string;
  ports: PortAllocator;
  reports: ReportRelay;
  video: TapStream;
  audio: TapStream;
  logger: Logger;
}

interface IngestEvents {
  tag: [tag: FlvTag];
  /** It died, fell silent or sent what is not FLV. The owner closes it. */
  failed: [reason: string];
}

/** One run of the ingest FFmpeg on two fresh ports: RTP in, FLV tags out. */
export class Ingest extends EventEmitter<IngestEvents> {
  readonly videoPort: number;
  readonly audioPort: number;
  readonly #options: IngestOptions;
  readonly #process: IngestProcess;
  readonly #reader = new FlvReader();
  readonly #filter = new CutFrameFilter({ pass: (tag) => this.emit('tag', tag) });
  readonly #firstPicture = new FirstPicture({ pass: (tag) => this.#filter.push(tag) });
  /** The newest of each kind, until there is one of both. */
  readonly #firstReports = new Map<'video' | 'audio', SenderReport>();
  #watch: NodeJS.Timeout | undefined;
  #closed = false;

  private constructor({ options, videoPort, audioPort }: { options: IngestOptions; videoPort: number; audioPort: number }) {
    super();
    this.videoPort = videoPort;
    this.audioPort = audioPort;
    this.#options = options;
    this.#process = new IngestProcess({
      sdp: buildSdp({ ip: options.ip, video: options.video, videoPort, audio: options.audio, audioPort }),
      args: buildIngestArgs({ localAddress: isLocalAddress(options.ip) ? options.ip : undefined, audioBitrateKbps }),
    });
    this.#process.on('line', (line) => options.logger.debug({ line }, 'ingest'));
    this.#process.on('exited', (reason) => this.#fail(reason));
    this.#process.on('chunk', (chunk) => this.#read(chunk));
  }

  /** Resolves when both ports are bound: RTP may come. @throws NoFreePortError, or Error when FFmpeg does not come up. */
  static async start(options: IngestOptions): Promise<Ingest> {
    const videoPort = await options.ports.allocate();
    const audioPort = await options.ports.allocate().catch((error: unknown) => {
      options.ports.release(videoPort);
      throw error;
    });
    const ingest = new Ingest({ options, videoPort, audioPort });
    const giveUp = new AbortController();
    const timer = setTimeout(() => giveUp.abort(new Error('the ingest did not bind its ports in time')), bindTimeoutMs);
    const onFailed = (reason: string) => giveUp.abort(new Error(`the ingest ended: ${reason}`));
    ingest.once('failed', onFailed);
    try {
      await waitForBoundPorts([videoPort, audioPort], { signal: giveUp.signal });
    } catch (error) {
      await ingest.close();
      throw giveUp.signal.reason instanceof Error ? giveUp.signal.reason : error;
    } finally {
      clearTimeout(timer);
      ingest.off('failed', onFailed);
    }
    ingest.#expectTagWithin(firstTagMs);
    return ingest;
  }

  get pid(): number | undefined {
    return this.#process.pid;
  }

  /**
   * When the sender took what: sound and picture are placed by it. One of them alone would be placed against the other's
   * first packet, so nothing is said before both are known.
   */
  report(kind: 'video' | 'audio', report: SenderReport): void {
    if (this.#closed) return;
    const known = this.#firstReports.size === 2;
    this.#firstReports.set(kind, report);
    if (known) this.#send(kind, report);
    else if (this.#firstReports.size === 2) for (const [eachKind, each] of this.#firstReports) this.#send(eachKind, each);
  }

  #send(kind: 'video' | 'audio', report: SenderReport): void {
    const rtcpPort = (kind === 'video' ? this.videoPort : this.audioPort) + 1;
    this.#options.reports.send(report, { rtcpPort, ssrc: this.#options[kind].ssrc });
  }

  /** A keyframe comes. @param cut the frame before it has no end. */
  reportKeyFrame(keyFrame: { cut: boolean }): void {
    if (!this.#closed) this.#filter.reportKeyFrame(keyFrame);
  }

  /** Ends the process and gives the ports back. Idempotent. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    clearTimeout(this.#watch);
    this.#firstPicture.close();
    this.#filter.close();
    await this.#process.close();
    this.#options.ports.release(this.videoPort);
    this.#options.ports.release(this.audioPort);
  }

  #read(chunk: Buffer): void {
    if (this.#closed) return;
    try {
      for (const tag of this.#reader.push(chunk)) {
        // Sound alone is no Program: a picture that stands still is begun anew.
        if (tag.kind === 'video' && (tag.role === 'frame' || tag.role === 'keyframe')) this.#expectTagWithin(silenceMs);
        this.#firstPicture.push(tag);
      }
    } catch (error) {
      this.#fail(error instanceof Error ? error.message : 'unreadable FLV');
    }
  }

  #expectTagWithin(timeoutMs: number): void {
    clearTimeout(this.#watch);
    this.#watch = setTimeout(() => this.#fail('no media came'), timeoutMs);
  }

  #fail(reason: string): void {
    if (!this.#closed) this.emit('failed', reason);
  }
}
