import { defineHandler } from './Session.ts';

/** Who is seen, who is heard, and how the Program is arranged. */
export const stageHandlers = {
  setPlacement: defineHandler('setPlacement', ({ peerId, placement }, session) => {
    const { peer, room } = session.getPlace();
    room.stage.setPlacement(peer, peerId, placement);
    return {};
  }),

  setMutedByHost: defineHandler('setMutedByHost', async ({ peerId, muted }, session) => {
    const { peer, room } = session.getPlace();
    await room.stage.setMutedByHost(peer, peerId, muted);
    return {};
  }),

  removePeer: defineHandler('removePeer', ({ peerId, ban }, session) => {
    const { peer, room } = session.getPlace();
    room.removePeer(peer, { peerId, ban });
    return {};
  }),

  talkToStage: defineHandler('talkToStage', ({ on }, session) => {
    const { peer, room } = session.getPlace();
    room.stage.setTalkToStage(peer, on);
    return {};
  }),

  renameSelf: defineHandler('renameSelf', ({ name }, session) => {
    const { peer, room } = session.getPlace();
    room.rename(peer, name);
    return {};
  }),

  reportCondition: defineHandler('reportCondition', ({ condition }, session) => {
    const { peer, room } = session.getPlace();
    room.stage.setCondition(peer, condition);
    return {};
  }),

  updateScene: defineHandler('updateScene', ({ change }, session) => {
    const { peer, room } = session.getPlace();
    room.updateScene(peer, change);
    return {};
  }),
};
