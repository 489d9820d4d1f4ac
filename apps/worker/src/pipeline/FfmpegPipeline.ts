import { EventEmitter } from 'node:events';
import type { ProgramId } from '@footlight/contracts';
import type { Logger } from '@footlight/server-kit/logger';
import type { PortAllocator } from '../feed/PortAllocator.ts';
import type { ReportRelay } from '../feed/ReportRelay.ts';
import { TapClient } from '../feed/TapClient.ts';
import { DestinationOutput, type DestinationTarget } from '../output/DestinationOutput.ts';
import type { Output } from '../output/Output.ts';
import { RecordingOutput } from '../output/RecordingOutput.ts';
import { asWaiting } from './asWaiting.ts';
import type { Pipeline, PipelineEvents, PipelineSnapshot } from './Pipeline.ts';
import { ProgramLine } from './ProgramLine.ts';

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

/** For each Program that is taken one ingest FFmpeg and one unbroken timeline; for each output one small FFmpeg. */
export class FfmpegPipeline extends EventEmitter<PipelineEvents> implements Pipeline {
  readonly #main: ProgramLine;
  /** Every line; the main one is always there, since it is recorded. */
  readonly #lines: readonly ProgramLine[];
  readonly #outputs: readonly { line: ProgramLine; output: Output }[];
  #closing: Promise<void> | undefined;

  constructor(options: FfmpegPipelineOptions) {
    super();
    const { egressId, destinations, recordingsFolder, tlsCaFile, logger } = options;
    const main = createLine('main', options);
    const vertical = destinations.some(({ programId }) => programId === 'vertical') ? createLine('vertical', options) : undefined;
    this.#main = main;
    this.#lines = vertical ? [main, vertical] : [main];
    this.#outputs = [
      ...destinations.map((target) => {
        const line = target.programId === 'vertical' && vertical ? vertical : main;
        return { line, output: new DestinationOutput({ target, fanout: line.fanout, tlsCaFile, logger }) };
      }),
      { line: main, output: new RecordingOutput({ egressId, folder: recordingsFolder, fanout: main.fanout, logger }) },
    ];
  }

  open(): void {
    for (const line of this.#lines) {
      line.on('changed', () => this.emit('changed'));
      line.on('ingestRestarted', () => this.emit('ingestRestarted'));
    }
    for (const { output } of this.#outputs) {
      output.on('changed', () => this.emit('changed'));
      output.open();
    }
    for (const line of this.#lines) line.open();
  }

  snapshot(): PipelineSnapshot {
    const outputs = this.#outputs.flatMap(({ line: { programId, state }, output }) =>
      programId === 'vertical' && state !== 'flowing' ? output.snapshots().map(asWaiting) : output.snapshots(),
    );
    return { feed: this.#main.state, outputs };
  }

  async close(): Promise<void> {
    this.#closing ??= (async () => {
      // The outputs first: they finish with what they have, and a closing feed would look like a lost one.
      await Promise.all(this.#outputs.map(({ output }) => output.close()));
      await Promise.all(this.#lines.map((line) => line.close()));
    })();
    await this.#closing;
  }
}

function createLine(programId: ProgramId, options: FfmpegPipelineOptions): ProgramLine {
  const { egressId, roomId, internalApiToken, locateRoom, rtpIp, ports, reports } = options;
  const logger = options.logger.child({ programId });
  const tap = new TapClient({ roomId, egressId, programId, internalApiToken, locate: () => locateRoom(roomId), logger });
  return new ProgramLine({ programId, egressId, tap, ip: rtpIp, ports, reports, logger });
}
