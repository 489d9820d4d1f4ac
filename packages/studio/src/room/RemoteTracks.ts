import { AppError, type ProducerInfo } from '@footlight/contracts';
import type { types } from 'mediasoup-client';
import type { MediaConnection } from './MediaConnection.ts';
import type { RemoteTrack } from './types.ts';

interface Entry {
  info: ProducerInfo;
  /** Undefined until the server has answered. */
  consumer?: types.Consumer;
  /** The server said no, or nothing: asked again when it tells of everything anew. */
  failed?: boolean;
}

/** The tracks that others send, as the server tells of them: consumed when they come, let go when they go. */
export class RemoteTracks {
  readonly #media: MediaConnection;
  readonly #onChanged: (tracks: readonly RemoteTrack[]) => void;
  /** By producer id. */
  readonly #entries = new Map<string, Entry>();

  constructor({ media, onChanged }: { media: MediaConnection; onChanged: (tracks: readonly RemoteTrack[]) => void }) {
    this.#media = media;
    this.#onChanged = onChanged;
  }

  /** Makes the producers these and no others. */
  set(producers: readonly ProducerInfo[]): void {
    const wanted = new Set(producers.map(({ producerId }) => producerId));
    for (const producerId of this.#entries.keys()) if (!wanted.has(producerId)) this.remove(producerId);
    for (const info of producers) {
      const entry = this.#entries.get(info.producerId);
      if (entry && !entry.failed) this.setPaused(info.producerId, info.paused);
      else void this.add(info);
    }
  }

  /** What the server told of, whether it flows or not. */
  list(): ProducerInfo[] {
    return [...this.#entries.values()].map(({ info }) => info);
  }

  /** Settles when the track flows, or cannot be had. */
  async add(info: ProducerInfo): Promise<void> {
    this.remove(info.producerId);
    const entry: Entry = { info };
    this.#entries.set(info.producerId, entry);
    try {
      await this.#consume(entry);
    } catch (error) {
      entry.failed = true;
      // What is gone is told of by a notification, and what broke is built anew with the whole connection.
      if (!(error instanceof AppError) && !this.#media.closed) throw error;
    }
  }

  setPaused(producerId: string, paused: boolean): void {
    const entry = this.#entries.get(producerId);
    if (!entry || entry.info.paused === paused) return;
    entry.info = { ...entry.info, paused };
    this.#publish();
  }

  remove(producerId: string): void {
    const entry = this.#entries.get(producerId);
    if (!entry) return;
    this.#entries.delete(producerId);
    entry.consumer?.close();
    this.#publish();
  }

  /** The server let go of it, since its owner left the stage or stopped. */
  removeConsumer(consumerId: string): void {
    for (const { info, consumer } of this.#entries.values()) {
      if (consumer?.id === consumerId) this.remove(info.producerId);
    }
  }

  close(): void {
    this.#entries.clear();
    this.#publish();
  }

  async #consume(entry: Entry): Promise<void> {
    const { producerId } = entry.info;
    const { consumer, producerPaused } = await this.#media.consume(producerId);
    if (this.#entries.get(producerId) !== entry) {
      consumer.close();
      return;
    }
    entry.consumer = consumer;
    entry.info = { ...entry.info, paused: producerPaused };
    this.#publish();
    await this.#media.request('resumeConsumer', { consumerId: consumer.id });
  }

  #publish(): void {
    const tracks: RemoteTrack[] = [];
    for (const { info, consumer } of this.#entries.values()) {
      if (consumer)
        tracks.push({ producerId: info.producerId, peerId: info.peerId, source: info.source, track: consumer.track, paused: info.paused });
    }
    this.#onChanged(tracks);
  }
}
