import { defineHandler } from './Session.ts';

/** What a peer sends. */
export const producerHandlers = {
  produce: defineHandler('produce', async (params, session) => {
    const { peer, room } = session.getPlace();
    return await room.produce(peer, params);
  }),

  closeProducer: defineHandler('closeProducer', ({ producerId }, session) => {
    session.getPlace().peer.media.closeProducer(producerId);
    return {};
  }),

  pauseProducer: defineHandler('pauseProducer', async ({ producerId }, session) => {
    await session.getPlace().peer.media.setProducerPaused(producerId, true);
    return {};
  }),

  resumeProducer: defineHandler('resumeProducer', async ({ producerId }, session) => {
    await session.getPlace().peer.media.setProducerPaused(producerId, false);
    return {};
  }),
};
