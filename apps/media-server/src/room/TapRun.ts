import { keyFrameIntervalMs, type TapStream, tapStream } from '@footlight/contracts';
import type { types } from 'mediasoup';
import { tapCapabilitiesOf } from '../media/codecs.ts';
import type { Program } from './Program.ts';

export interface TapTarget {
  /** The receiver's address. */
  ip: string;
  /** RTP ports; RTCP is on the next one up. */
  videoPort: number;
  audioPort: number;
}

interface Leg {
  transport: types.PlainTransport;
  consumer: types.Consumer;
}

interface TapRunOptions {
  program: Program;
  generation: number;
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
  readonly #onRefused: (error: unknown) => void;
  #keyFrameTimer: NodeJS.Timeout | undefined;
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

  private constructor({ program, generation, onRefused }: TapRunOptions, legs: { video: Leg; audio: Leg }) {
    this.program = program;
    this.generation = generation;
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
  async start({ ip, videoPort, audioPort }: TapTarget): Promise<void> {
    if (this.#state !== 'ready') return;
    this.#state = 'flowing';
    await this.#videoLeg.transport.connect({ ip, port: videoPort, rtcpPort: videoPort + 1 });
    await this.#audioLeg.transport.connect({ ip, port: audioPort, rtcpPort: audioPort + 1 });
    await this.#resumeTogether();
    this.#requestKeyFrame();
    if (this.#isClosed()) return;
    this.#keyFrameTimer = setInterval(() => this.#requestKeyFrame(), keyFrameIntervalMs);
  }

  /**
   * Sound begins with the first keyframe: until sender reports come, a receiver starts each stream at its own first packet,
   * so a head start of the sound would be an offset on air.
   */
  async #resumeTogether(): Promise<void> {
    const { consumer: video } = this.#videoLeg;
    const { consumer: audio } = this.#audioLeg;
    await video.enableTraceEvent(['keyframe']);
    video.once('trace', () => {
      audio.resume().catch((error: unknown) => {
        if (!audio.closed) this.#onRefused(error);
      });
      if (!video.closed) video.enableTraceEvent([]).catch(this.#onRefused);
    });
    await video.resume();
  }

  close(): void {
    if (this.#state === 'closed') return;
    this.#state = 'closed';
    clearInterval(this.#keyFrameTimer);
    this.#videoLeg.transport.close();
    this.#audioLeg.transport.close();
  }

  #isClosed(): boolean {
    return this.#state === 'closed';
  }

  #requestKeyFrame(): void {
    const { consumer } = this.#videoLeg;
    if (consumer.closed) return;
    consumer.requestKeyFrame().catch((error: unknown) => {
      if (!consumer.closed) this.#onRefused(error);
    });
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
