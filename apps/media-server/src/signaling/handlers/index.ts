import type { RequestMethod } from '@footlight/contracts';
import { consumerHandlers } from './consumerHandlers.ts';
import { deskHandlers } from './deskHandlers.ts';
import { producerHandlers } from './producerHandlers.ts';
import type { RequestHandler } from './Session.ts';
import { sessionHandlers } from './sessionHandlers.ts';
import { stageHandlers } from './stageHandlers.ts';
import { transportHandlers } from './transportHandlers.ts';

/** One handler for each method of the contract; the compiler shows a missing one. */
export const requestHandlers: Readonly<Record<RequestMethod, RequestHandler>> = {
  ...sessionHandlers,
  ...transportHandlers,
  ...producerHandlers,
  ...consumerHandlers,
  ...stageHandlers,
  ...deskHandlers,
};
