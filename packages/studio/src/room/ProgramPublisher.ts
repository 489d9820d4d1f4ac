import { type OutboundVideo, readOutboundVideo } from './outboundVideo.ts';
import type { PublishedTrack } from './PublishedTrack.ts';
import type { RoomClient } from './RoomClient.ts';

export interface ProgramTracks {
  video: MediaStreamTrack;
  audio: MediaStreamTrack;
}

/** Sends the Program, picture and sound, to the media server while it is started. */
export class ProgramPublisher {
  readonly #room: RoomClient;
  #published: { video: PublishedTrack; audio: PublishedTrack } | undefined;
  #starting: Promise<void> | undefined;

  constructor(room: RoomClient) {
    this.#room = room;
  }

  get started(): boolean {
    return this.#published !== undefined;
  }

  /** Idempotent. @throws AppError the server's refusal; then nothing is sent. */
  async start(tracks: ProgramTracks): Promise<void> {
    if (this.#published) return;
    this.#starting ??= this.#publish(tracks).finally(() => {
      this.#starting = undefined;
    });
    await this.#starting;
  }

  async replaceVideo(track: MediaStreamTrack): Promise<void> {
    await this.#published?.video.replaceTrack(track);
  }

  async stop(): Promise<void> {
    await this.#starting?.catch(() => undefined);
    const published = this.#published;
    this.#published = undefined;
    await Promise.all([published?.video.close(), published?.audio.close()]);
  }

  /** What the encoder has done so far; undefined while nothing is sent. */
  async findOutboundVideo(): Promise<OutboundVideo | undefined> {
    const report = await this.#published?.video.getStats();
    return report && readOutboundVideo(report);
  }

  async #publish({ video, audio }: ProgramTracks): Promise<void> {
    const publishedAudio = await this.#room.publish('programAudio', audio);
    try {
      this.#published = { video: await this.#room.publish('programVideo', video), audio: publishedAudio };
    } catch (error) {
      await publishedAudio.close();
      throw error;
    }
  }
}
