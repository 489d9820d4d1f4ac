import { assertUnreachable, type StreamingMethod } from '@footlight/contracts';
import { DailyPipeline } from './DailyPipeline.ts';
import { FfmpegPipeline, type FfmpegPipelineOptions } from './FfmpegPipeline.ts';
import type { Pipeline } from './Pipeline.ts';

export type PipelineOptions = FfmpegPipelineOptions & { method: StreamingMethod };

/** The one place that knows which method is carried by what. */
export function createPipeline({ method, ...options }: PipelineOptions): Pipeline {
  switch (method) {
    case 'ffmpeg':
      return new FfmpegPipeline(options);
    case 'daily':
      return new DailyPipeline();
    default:
      return assertUnreachable(method);
  }
}
