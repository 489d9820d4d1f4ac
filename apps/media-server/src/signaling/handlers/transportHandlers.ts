import { defineHandler } from './Session.ts';

/** The two connections that carry a peer's media. */
export const transportHandlers = {
  createWebRtcTransport: defineHandler('createWebRtcTransport', ({ direction }, session) =>
    session.getPlace().peer.media.createTransport(direction),
  ),

  connectWebRtcTransport: defineHandler('connectWebRtcTransport', async ({ transportId, dtlsParameters }, session) => {
    await session.getPlace().peer.media.connectTransport(transportId, dtlsParameters);
    return {};
  }),

  restartIce: defineHandler('restartIce', async ({ transportId }, session) => ({
    iceParameters: await session.getPlace().peer.media.restartIce(transportId),
  })),
};
