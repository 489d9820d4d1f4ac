import { EventEmitter } from 'node:events';
import { AppError, kindOfSource, type MediaSource, type ProducerInfo } from '@footlight/contracts';
import type { types } from 'mediasoup';
import { parseDtlsParameters, parseProducerParameters, parseRtpCapabilities, withoutKeyFrameRequests } from '../media/codecs.ts';
import type { MediaRouter } from '../media/MediaRouter.ts';
import { callMedia } from './mediaErrors.ts';
import { SenderReports } from './SenderReports.ts';

type Direction = 'send' | 'recv';
type Opaque = Record<string, unknown>;

/** A Producer of this peer. `pausedBySelf` is the person's own wish, apart from a host's mute. */
export interface OwnProducer {
  readonly producer: types.Producer;
  readonly source: MediaSource;
  readonly reports: SenderReports;
  pausedBySelf: boolean;
}

interface PeerMediaEvents {
  producerAdded: [OwnProducer];
  producerPaused: [OwnProducer];
  producerResumed: [OwnProducer];
  producerClosed: [OwnProducer];
  /** The server closed it, not the peer. */
  consumerClosed: [{ consumerId: string }];
}

/** What a host's mute holds shut: a voice could come by the sound of a shared screen as well. */
const voiceSources: readonly MediaSource[] = ['microphone', 'screenAudio'];

interface PeerMediaOptions {
  peerId: string;
  /** @throws AppError mediaUnavailable. */
  getRouter: () => MediaRouter;
  /** A host holds everything of this person's that sounds shut. */
  isMutedByHost: () => boolean;
}

interface ProduceOptions {
  transportId: string;
  source: MediaSource;
  rtpParameters: Opaque;
  paused: boolean;
}

interface ConsumeOptions {
  transportId: string;
  own: OwnProducer;
  rtpCapabilities: Opaque;
}

/** What a peer sends and receives: one send transport, one receive transport, and what is on them. */
export class PeerMedia extends EventEmitter<PeerMediaEvents> {
  readonly #options: PeerMediaOptions;
  readonly #transports = new Map<Direction, types.WebRtcTransport>();
  readonly #producers = new Map<string, OwnProducer>();
  /** By consumer id. */
  readonly #consumers = new Map<string, types.Consumer>();
  /** Sources whose Producer is being made. */
  readonly #pendingSources = new Set<MediaSource>();
  #closed = false;

  constructor(options: PeerMediaOptions) {
    super();
    this.#options = options;
  }

  get producers(): Iterable<OwnProducer> {
    return this.#producers.values();
  }

  findProducer(producerId: string): OwnProducer | undefined {
    return this.#producers.get(producerId);
  }

  findProducerBySource(source: MediaSource): OwnProducer | undefined {
    return [...this.#producers.values()].find((own) => own.source === source);
  }

  describe({ producer, source }: OwnProducer): ProducerInfo {
    return { producerId: producer.id, peerId: this.#options.peerId, source, kind: kindOfSource[source], paused: producer.paused };
  }

  /** A second transport of one direction takes the place of the first: a client that asks again has lost it. */
  async createTransport(direction: Direction) {
    const router = this.#options.getRouter();
    const transport = await callMedia('mediaUnavailable', () => router.createWebRtcTransport(direction));
    if (this.#closed) {
      transport.close();
      throw new AppError('transportNotFound');
    }
    this.#transports.get(direction)?.close();
    this.#transports.set(direction, transport);
    transport.observer.once('close', () => {
      if (this.#transports.get(direction) === transport) this.#transports.delete(direction);
    });
    transport.on('dtlsstatechange', (state) => {
      if (state === 'closed' || state === 'failed') transport.close();
    });
    return {
      transportId: transport.id,
      iceParameters: { ...transport.iceParameters },
      iceCandidates: router.candidatesOf(transport),
      dtlsParameters: { ...transport.dtlsParameters },
      iceServers: [],
    };
  }

  async connectTransport(transportId: string, dtlsParameters: Opaque): Promise<void> {
    const transport = this.#getTransport(transportId);
    const parsed = parseDtlsParameters(dtlsParameters);
    await callMedia('transportNotFound', () => transport.connect({ dtlsParameters: parsed }));
  }

  async restartIce(transportId: string): Promise<Opaque> {
    const transport = this.#getTransport(transportId);
    return { ...(await callMedia('transportNotFound', () => transport.restartIce())) };
  }

  /** @throws AppError sourceInUse, codecNotAllowed, badRequest, transportNotFound. */
  async produce({ transportId, source, rtpParameters, paused }: ProduceOptions): Promise<OwnProducer> {
    const transport = this.#getTransport(transportId, 'send');
    if (this.#pendingSources.has(source) || this.findProducerBySource(source)) throw new AppError('sourceInUse');
    const parsed = parseProducerParameters(source, rtpParameters);
    this.#pendingSources.add(source);
    try {
      const startPaused = paused || this.#isHeld(source);
      const producer = await callMedia('transportNotFound', () =>
        transport.produce({ kind: kindOfSource[source], rtpParameters: parsed, paused: startPaused }),
      );
      const own: OwnProducer = { producer, source, reports: new SenderReports(producer), pausedBySelf: paused };
      if (producer.closed) throw new AppError('transportNotFound');
      this.#producers.set(producer.id, own);
      producer.observer.once('close', () => {
        if (this.#producers.delete(producer.id)) this.emit('producerClosed', own);
      });
      this.emit('producerAdded', own);
      // A host may have muted while mediasoup made it.
      await this.#applyPause(own, paused || this.#isHeld(source));
      return own;
    } finally {
      this.#pendingSources.delete(source);
    }
  }

  closeProducer(producerId: string): void {
    this.#getProducer(producerId).producer.close();
  }

  /** The person's own pause. @throws AppError forbidden when it would undo a host's mute. */
  async setProducerPaused(producerId: string, paused: boolean): Promise<void> {
    const own = this.#getProducer(producerId);
    if (!paused && this.#isHeld(own.source)) throw new AppError('forbidden');
    own.pausedBySelf = paused;
    await this.#applyPause(own, paused);
  }

  /** A host muted this peer, or let its own wish count again. */
  async applyMute(): Promise<void> {
    for (const source of voiceSources) {
      const own = this.findProducerBySource(source);
      if (own) await this.#applyPause(own, own.pausedBySelf || this.#isHeld(source));
    }
  }

  /** The caller has checked that this peer may see the Producer. @throws AppError codecNotAllowed, transportNotFound. */
  async consume({ transportId, own: { producer, source }, rtpCapabilities }: ConsumeOptions) {
    const transport = this.#getTransport(transportId, 'recv');
    const given = parseRtpCapabilities(rtpCapabilities);
    const parsed = source === 'programVideo' ? withoutKeyFrameRequests(given) : given;
    const router = this.#options.getRouter();
    const consumer = await callMedia('producerNotFound', async () => {
      if (!router.canConsume(producer.id, parsed)) throw new AppError('codecNotAllowed');
      return await transport.consume({ producerId: producer.id, rtpCapabilities: parsed, paused: true });
    });
    if (consumer.closed) throw new AppError('producerNotFound');
    for (const earlier of this.#consumersOf(producer.id)) this.#closeQuietly(earlier);
    this.#consumers.set(consumer.id, consumer);
    consumer.observer.once('close', () => {
      if (this.#consumers.delete(consumer.id)) this.emit('consumerClosed', { consumerId: consumer.id });
    });
    return {
      consumerId: consumer.id,
      producerId: producer.id,
      kind: consumer.kind,
      rtpParameters: { ...consumer.rtpParameters },
      producerPaused: consumer.producerPaused,
    };
  }

  async setConsumerPaused(consumerId: string, paused: boolean): Promise<void> {
    const consumer = this.#getConsumer(consumerId);
    await callMedia('consumerNotFound', () => (paused ? consumer.pause() : consumer.resume()));
  }

  closeConsumer(consumerId: string): void {
    this.#closeQuietly(this.#getConsumer(consumerId));
  }

  /** This peer may no longer see the Producer. */
  closeConsumersOf(producerId: string): void {
    for (const consumer of this.#consumersOf(producerId)) consumer.close();
  }

  /** Transports first; their producers and consumers close with them and are reported. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const transport of [...this.#transports.values()]) transport.close();
  }

  #isHeld(source: MediaSource): boolean {
    return voiceSources.includes(source) && this.#options.isMutedByHost();
  }

  #consumersOf(producerId: string): types.Consumer[] {
    return [...this.#consumers.values()].filter((consumer) => consumer.producerId === producerId);
  }

  #closeQuietly(consumer: types.Consumer): void {
    this.#consumers.delete(consumer.id);
    consumer.close();
  }

  async #applyPause(own: OwnProducer, paused: boolean): Promise<void> {
    if (own.producer.paused === paused) return;
    await callMedia('producerNotFound', () => (paused ? own.producer.pause() : own.producer.resume()));
    if (!own.producer.closed) this.emit(paused ? 'producerPaused' : 'producerResumed', own);
  }

  #getTransport(transportId: string, direction?: Direction): types.WebRtcTransport {
    for (const [ownDirection, transport] of this.#transports)
      if (transport.id === transportId && (direction === undefined || ownDirection === direction)) return transport;
    throw new AppError('transportNotFound');
  }

  #getProducer(producerId: string): OwnProducer {
    const own = this.#producers.get(producerId);
    if (!own) throw new AppError('producerNotFound');
    return own;
  }

  #getConsumer(consumerId: string): types.Consumer {
    const consumer = this.#consumers.get(consumerId);
    if (!consumer) throw new AppError('consumerNotFound');
    return consumer;
  }
}
