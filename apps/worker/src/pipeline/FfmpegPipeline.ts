import { EventEmitter } from 'node:events';
import type { Logger } from '@footlight/server-kit/logger';
import { FlvFanout } from '../continuity/FlvFanout.ts';
import { Timeline } from '../continuity/Timeline.ts';
import type { PortAllocator } from '../feed/PortAllocator.ts';
import { ProgramFeed } from '../feed/ProgramFeed.ts';
import type { ReportRelay } from '../feed/ReportRelay.ts';
import { TapClient } from '../feed/TapClient.ts';
import { DestinationOutput, type DestinationTarget } from '../output/DestinationOutput.ts';
import type { Output } from '../output/Output.ts';
import { RecordingOutput } from '../output/RecordingOutput.ts';
import type { Pipeline, PipelineEvents, PipelineSnapshot } from './Pipeline.ts';

export interface FfmpegPipelineOptions {
  egressId: string;
  roomId: string;
  destinations: readonly DestinationTarget[];
  internalApiToken: string;
  locateRoom: (roomId: string) => Promise<string | undefined>;
  rtpIp: string;
  ports: PortAllocator;
  reports: ReportRelay;
  recordingsFolder: string;
  tlsCaFile?: string | undefined;
  logger: Logger;
}

/** One ingest FFmpeg, one unbroken timeline, one small FFmpeg for each output. */
export class FfmpegPipeline extends EventEmitter<PipelineEvents> implements Pipeline {
  readonly #feed: ProgramFeed;
  readonly #fanout = new FlvFanout();
  readonly #timeline = new Timeline({ now: () => performance.now() });
  readonly #outputs: readonly Output[];
  #closing: Promise<void> | undefined;

  constructor(options: FfmpegPipelineOptions) {
    super();
    const { egressId, roomId, destinations, internalApiToken, locateRoom, rtpIp, ports, reports, recordingsFolder, tlsCaFile, logger } =
      options;
    const tap = new TapClient({ roomId, egressId, internalApiToken, locate: () => locateRoom(roomId), logger });
    this.#feed = new ProgramFeed({ egressId, tap, ip: rtpIp, ports, reports, logger });
    this.#outputs = [
      ...destinations.map((target) => new DestinationOutput({ target, fanout: this.#fanout, tlsCaFile, logger })),
      new RecordingOutput({ egressId, folder: recordingsFolder, fanout: this.#fanout, logger }),
    ];
  }

  open(): void {
    this.#feed.on('generation', () => {
      this.#timeline.beginGeneration();
      this.#fanout.forgetGop();
    });
    this.#feed.on('tag', (tag) => this.#fanout.write(this.#timeline.place(tag)));
    this.#feed.on('stateChanged', (state) => {
      if (state === 'lost') this.#fanout.forgetGop();
      this.emit('changed');
    });
    this.#feed.on('restarted', () => this.emit('ingestRestarted'));
    for (const output of this.#outputs) {
      output.on('changed', () => this.emit('changed'));
      output.open();
    }
    this.#feed.open();
  }

  snapshot(): PipelineSnapshot {
    return { feed: this.#feed.state, outputs: this.#outputs.flatMap((output) => output.snapshots()) };
  }

  async close(): Promise<void> {
    this.#closing ??= (async () => {
      // The outputs first: they finish with what they have, and a closing feed would look like a lost one.
      await Promise.all(this.#outputs.map((output) => output.close()));
      await this.#feed.close();
    })();
    await this.#closing;
  }
}
