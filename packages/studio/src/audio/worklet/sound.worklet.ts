import { DuckerProcessor } from './DuckerProcessor.ts';
import { LevellerProcessor } from './LevellerProcessor.ts';
import { LimiterProcessor } from './LimiterProcessor.ts';
import { duckerName, levellerName, limiterName } from './messages.ts';

registerProcessor(levellerName, LevellerProcessor);
registerProcessor(limiterName, LimiterProcessor);
registerProcessor(duckerName, DuckerProcessor);
