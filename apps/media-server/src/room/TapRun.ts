import { keyFrameIntervalMs, type SenderReport, type TapStream, tapStream } from '@footlight/contracts';
import type { types } from 'mediasoup';
import { z } from 'zod';
import { tapCapabilitiesOf } from '../media/codecs.ts';
import { CutFrameDetector } from './CutFrameDetector.ts';
import type { Program } from './Program.ts';

export interface TapTarget {
  /** The receiver's address. */
  ip: string;
  videoPort: number;
  audioPort: number;
  /** Takes mediasoup's own RTCP of both. */
  rtcpPort: number;
}

export interface TapReport extends SenderReport {
  kind: 'video' | 'audio';
}

interface Leg {
  transport: types.PlainTransport;
  consumer: types.Consumer;
}

/** Of mediasoup's `rtp` trace (its `RtpPacket` dump). */
const tracedPacket = z.object({ rtpPacket: z.object({ sequenceNumber: z.number(), marker: z.boolean(), isKeyFrame: z.boolean() }) });

interface TapRunOptions {
  program: Program;
  generation: number;
  /** The browser's sender reports, from the start on: those known come before any media. */
  onReport: (report: TapReport) => void;
  /** A keyframe goes out. `cut`: the frame before it was sent without its end. */
  onKeyFrame: (keyFrame: { cut: boolean }) => void;
  /** A request to the media worker failed although nothing was closed. */
  onRefused: (error: unknown) => void;
}

/** One Program on its way out of the Room: two plain transports with a Consumer each. */
export class TapRun {
  readonly program: Program;
  readonly generation: number;
  readonly video: TapStream;
  readonly audio: TapStream;
  readonly #videoLeg: Leg;
  readonly #audioLeg: Leg;
  readonly #onReport: (report: TapReport) => void;
  readonly #onKeyFrame: (keyFrame: { cut: boolean }) => void;
  readonly #onRefused: (error: unknown) => void;
  readonly #unsubscribe: (() => void)[] = [];
  #keyFrameTimer: NodeJS.Timeout | undefined;
  /** From the request for a keyframe until it comes. */
  #detector: CutFrameDetector | undefined;
  #state: 'ready' | 'flowing' | 'closed' = 'ready';

  /** Consumers are paused: nothing flows before `start`. */
  static async create(options: TapRunOptions): Promise<TapRun> {
    const { program } = options;
    const video = await createLeg(program, program.video);
    try {
      return new TapRun(options, { video, audio: await createLeg(program, program.audio) });
    } catch (error) {
      video.transport.close();
      throw error;
    }
  }

  private constructor({ program, generation, onReport, onKeyFrame, onRefused }: TapRunOptions, legs: { video: Leg; audio: Leg }) {
    this.program = program;
    this.generation = generation;
    this.#onReport = onReport;
    this.#onKeyFrame = onKeyFrame;
    this.#onRefused = onRefused;
    this.#videoLeg = legs.video;
    this.#audioLeg = legs.audio;
    this.video = describeStream(legs.video.consumer);
    this.audio = describeStream(legs.audio.consumer);
  }

  get state(): 'ready' | 'flowing' | 'closed' {
    return this.#state;
  }

  /** The receiver's ports are bound: media begins, with a keyframe at once and then at an even pace. */
  async start({ ip, videoPort, audioPort, rtcpPort }: TapTarget): Promise<void> {
    if (this.#state !== 'ready') return;
    this.#state = 'flowing';
    this.#passReports();
    await this.#videoLeg.transport.connect({ ip, port: videoPort, rtcpPort });
    await this.#audioLeg.transport.connect({ ip, port: audioPort, rtcpPort });
    this.#videoLeg.consumer.on('trace', ({ type, info }) => {
      if (type === 'rtp') this.#readPacket(info);
      // One that was not asked for here: nothing is known of the frame before it.
      else if (type === 'keyframe' && !this.#detector) this.#onKeyFrame({ cut: false });
    });
    await this.#videoLeg.consumer.resume();
    await this.#requestKeyFrame();
    if (this.#isClosed()) return;
    this.#keyFrameTimer = setInterval(() => void this.#requestKeyFrame(), keyFrameIntervalMs);
  }

  #passReports(): void {
    for (const kind of ['video', 'audio'] as const) {
      const reports = this.program.reports[kind];
      const pass = (report: SenderReport) => this.#onReport({ kind, ...report });
      if (reports.latest) pass(reports.latest);
      reports.on('report', pass);
      this.#unsubscribe.push(() => reports.off('report', pass));
    }
  }

  close(): void {
    if (this.#state === 'closed') return;
    this.#state = 'closed';
    clearInterval(this.#keyFrameTimer);
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    this.#videoLeg.transport.close();
    this.#audioLeg.transport.close();
  }

  #isClosed(): boolean {
    return this.#state === 'closed';
  }

  /** From here to the keyframe each packet is traced, which is a message from the media worker: too many to do it always. */
  async #requestKeyFrame(): Promise<void> {
    const { consumer } = this.#videoLeg;
    if (consumer.closed) return;
    this.#detector ??= new CutFrameDetector();
    await this.#try(consumer, async () => {
      await consumer.enableTraceEvent(['rtp']);
      await consumer.requestKeyFrame();
    });
  }

  #readPacket(info: Record<string, unknown>): void {
    const { data } = tracedPacket.safeParse(info);
    const cut = data && this.#detector?.push(data.rtpPacket);
    if (cut === undefined) return;
    this.#detector = undefined;
    this.#onKeyFrame({ cut });
    const { consumer: video } = this.#videoLeg;
    void this.#try(video, async () => await video.enableTraceEvent(['keyframe']));
    this.#beginSound();
  }

  /**
   * Sound begins with the first keyframe: until sender reports come, a receiver starts each stream at its own first packet,
   * so a head start of the sound would be an offset on air.
   */
  #beginSound(): void {
    const { consumer: audio } = this.#audioLeg;
    if (audio.paused) void this.#try(audio, async () => await audio.resume());
  }

  async #try(consumer: types.Consumer, request: () => Promise<void>): Promise<void> {
    try {
      await request();
    } catch (error) {
      if (!consumer.closed) this.#onRefused(error);
    }
  }
}

async function createLeg({ router }: Program, producer: types.Producer): Promise<Leg> {
  const transport = await router.createPlainTransport();
  try {
    const consumer = await transport.consume({
      producerId: producer.id,
      rtpCapabilities: tapCapabilitiesOf(router.rtpCapabilities),
      paused: true,
      enableRtx: false,
    });
    return { transport, consumer };
  } catch (error) {
    transport.close();
    throw error;
  }
}

function describeStream({ rtpParameters }: types.Consumer): TapStream {
  const codec = rtpParameters.codecs[0];
  const parameters = Object.entries(codec?.parameters ?? {}).filter(([, value]) => typeof value === 'string' || typeof value === 'number');
  return tapStream.parse({
    payloadType: codec?.payloadType,
    ssrc: rtpParameters.encodings?.[0]?.ssrc,
    mimeType: codec?.mimeType,
    clockRate: codec?.clockRate,
    channels: codec?.channels,
    parameters: Object.fromEntries(parameters),
  });
}
