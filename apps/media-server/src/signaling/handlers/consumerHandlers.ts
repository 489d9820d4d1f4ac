import { defineHandler } from './Session.ts';

/** What a peer receives. */
export const consumerHandlers = {
  consume: defineHandler('consume', async (params, session) => {
    const { peer, room } = session.getPlace();
    return await room.consume(peer, params);
  }),

  pauseConsumer: defineHandler('pauseConsumer', async ({ consumerId }, session) => {
    await session.getPlace().peer.media.setConsumerPaused(consumerId, true);
    return {};
  }),

  resumeConsumer: defineHandler('resumeConsumer', async ({ consumerId }, session) => {
    await session.getPlace().peer.media.setConsumerPaused(consumerId, false);
    return {};
  }),

  closeConsumer: defineHandler('closeConsumer', ({ consumerId }, session) => {
    session.getPlace().peer.media.closeConsumer(consumerId);
    return {};
  }),
};
