import { defineHandler } from './Session.ts';

/** What people do together beside the picture. */
export const deskHandlers = {
  sendChat: defineHandler('sendChat', (params, session) => {
    const { peer, room } = session.getPlace();
    return { message: room.desk.sendChat(peer, params) };
  }),

  readChat: defineHandler('readChat', (params, session) => {
    const { peer, room } = session.getPlace();
    return room.desk.readChat(peer, params);
  }),

  raiseHand: defineHandler('raiseHand', (_params, session) => {
    const { peer, room } = session.getPlace();
    room.desk.raiseHand(peer);
    return {};
  }),

  lowerHand: defineHandler('lowerHand', ({ peerId }, session) => {
    const { peer, room } = session.getPlace();
    room.desk.lowerHand(peer, peerId);
    return {};
  }),

  renamePeer: defineHandler('renamePeer', ({ peerId, name }, session) => {
    const { peer, room } = session.getPlace();
    room.renamePeer(peer, { peerId, name });
    return {};
  }),

  askToUnmute: defineHandler('askToUnmute', async ({ peerId }, session) => {
    const { peer, room } = session.getPlace();
    await room.stage.askToUnmute(peer, peerId);
    return {};
  }),

  tellNotesChanged: defineHandler('tellNotesChanged', ({ version }, session) => {
    const { peer, room } = session.getPlace();
    room.desk.tellNotesChanged(peer, version);
    return {};
  }),

  tellSceneSwitched: defineHandler('tellSceneSwitched', ({ scene }, session) => {
    const { peer, room } = session.getPlace();
    room.tellSceneSwitched(peer, scene);
    return {};
  }),

  moveTeleprompter: defineHandler('moveTeleprompter', ({ change }, session) => {
    const { peer, room } = session.getPlace();
    room.desk.moveTeleprompter(peer, change);
    return {};
  }),
};
