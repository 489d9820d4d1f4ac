import { AppError, type MediaSource } from '@footlight/contracts';
import type { types } from 'mediasoup-client';
import type { MediaConnection } from './MediaConnection.ts';

export interface PublishedTrackOptions {
  source: MediaSource;
  track: MediaStreamTrack;
  paused?: boolean;
  /** Of the picture, in pixels; without it the track's own. */
  shorterSide?: number;
  onClosed: (published: PublishedTrack) => void;
}

/**
 * A track that is being sent, across every Producer that carries it in turn. What it should be is kept here and made true
 * step by step: what cannot be told to the server now is told when it is back.
 */
export class PublishedTrack {
  readonly source: MediaSource;

  readonly #onClosed: (published: PublishedTrack) => void;
  readonly #shorterSide: number | undefined;
  #track: MediaStreamTrack;
  #paused: boolean;
  #closed = false;
  #media: MediaConnection | undefined;
  #producer: types.Producer | undefined;
  /** What the server was last told. */
  #toldPaused = false;
  #tail: Promise<unknown> = Promise.resolve();

  constructor({ source, track, paused = false, shorterSide, onClosed }: PublishedTrackOptions) {
    this.source = source;
    this.#shorterSide = shorterSide;
    this.#track = track;
    this.#paused = paused;
    this.#onClosed = onClosed;
  }

  get paused(): boolean {
    return this.#paused;
  }

  get track(): MediaStreamTrack {
    return this.#track;
  }

  /** Undefined while nothing is sent. */
  get producerId(): string | undefined {
    return this.#producer && !this.#producer.closed ? this.#producer.id : undefined;
  }

  /** Sends the track over this connection from now on. @throws AppError the server's refusal. */
  async attach(media: MediaConnection): Promise<void> {
    this.#media = media;
    await this.#enqueue(() => this.#reconcile());
  }

  /** Tells the server what it could not be told while it was away. @throws AppError the server's refusal. */
  async sync(): Promise<void> {
    await this.#enqueue(() => this.#reconcile());
  }

  async replaceTrack(track: MediaStreamTrack): Promise<void> {
    this.#track = track;
    await this.#enqueue(() => this.#reconcileWhenAble());
  }

  async pause(): Promise<void> {
    this.#paused = true;
    await this.#enqueue(() => this.#reconcileWhenAble());
  }

  /** @throws AppError forbidden while a host holds the microphone muted. */
  async resume(): Promise<void> {
    this.#paused = false;
    await this.#enqueue(() => this.#reconcileWhenAble());
  }

  /** Stops sending. The track itself goes on: it belongs to whoever opened it. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#onClosed(this);
    await this.#enqueue(async () => {
      const producerId = this.producerId;
      this.#producer?.close();
      this.#producer = undefined;
      if (producerId !== undefined) await ignoreAbsence(() => this.#media?.request('closeProducer', { producerId }));
    });
  }

  /** Empty while nothing is sent. */
  async getStats(): Promise<RTCStatsReport> {
    if (!this.#producer || this.#producer.closed) return new Map();
    return await this.#producer.getStats();
  }

  async #enqueue(task: () => Promise<void>): Promise<void> {
    const result = this.#tail.then(task);
    this.#tail = result.catch(() => undefined);
    await result;
  }

  async #reconcileWhenAble(): Promise<void> {
    await ignoreAbsence(() => this.#reconcile());
  }

  async #reconcile(): Promise<void> {
    const media = this.#media;
    if (this.#closed || !media || media.closed) return;
    if (!this.#producer || this.#producer.closed) {
      // An unplugged camera cannot be sent; its replacement comes through replaceTrack.
      if (this.#track.readyState === 'ended') return;
      this.#toldPaused = this.#paused;
      const producer = await media.produce(this.source, { track: this.#track, paused: this.#paused, shorterSide: this.#shorterSide });
      if (media.closed) return;
      this.#producer = producer;
      return;
    }
    const producer = this.#producer;
    if (producer.track !== this.#track) await producer.replaceTrack({ track: this.#track });
    if (this.#toldPaused === this.#paused) return;
    if (this.#paused) producer.pause();
    else producer.resume();
    await media.request(this.#paused ? 'pauseProducer' : 'resumeProducer', { producerId: producer.id });
    this.#toldPaused = this.#paused;
  }
}

/** A server that is away is told later; one that refuses is heard. */
async function ignoreAbsence(ask: () => Promise<unknown> | undefined): Promise<void> {
  try {
    await ask();
  } catch (error) {
    if (!(error instanceof AppError) || !error.retryable) throw error;
  }
}
