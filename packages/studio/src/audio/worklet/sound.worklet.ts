import { LevellerProcessor } from './LevellerProcessor.ts';
import { LimiterProcessor } from './LimiterProcessor.ts';
import { levellerName, limiterName } from './messages.ts';

registerProcessor(levellerName, LevellerProcessor);
registerProcessor(limiterName, LimiterProcessor);
