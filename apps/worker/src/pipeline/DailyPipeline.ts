import { AppError } from '@footlight/contracts';
import type { Pipeline, PipelineSnapshot } from './Pipeline.ts';

/** Streaming through Daily, which is not available yet: it says so and carries nothing. */
export class DailyPipeline implements Pipeline {
  /** @throws AppError methodUnavailable, always. */
  open(): void {
    throw new AppError('methodUnavailable');
  }

  snapshot(): PipelineSnapshot {
    return { feed: 'waiting', outputs: [] };
  }

  on(): this {
    return this;
  }

  async close(): Promise<void> {}
}
