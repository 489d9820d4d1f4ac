import { AppError } from '@footlight/contracts';
import { defineHandler } from './Session.ts';

/** Entering, coming back, leaving. */
export const sessionHandlers = {
  join: defineHandler('join', async ({ takeOver }, session) => {
    const { entry, rooms, socket } = session;
    session.assertNoPlace();
    if (entry.kind !== 'token') throw new AppError('badRequest', { message: 'A resumed socket begins with resume.' });
    const room = await rooms.getOrOpen(entry.claims.roomId);
    if (!session.open) throw new AppError('badRequest');
    const peer = room.admit(entry.claims, { takeOver });
    session.takePlace({ peer, room });
    room.connect(peer, socket);
    session.countJoin(peer);
    return {
      self: { ...peer.serialize(), permissions: [...peer.permissions] },
      resumeToken: peer.takeResumeToken(),
      routerRtpCapabilities: { ...room.rtpCapabilities },
      room: room.describe(peer),
    };
  }),

  resume: defineHandler('resume', ({ lastSeq }, session) => {
    const { entry, socket } = session;
    session.assertNoPlace();
    if (entry.kind !== 'resume') throw new AppError('badRequest', { message: 'A fresh socket begins with join.' });
    const { peer, room } = entry.place;
    if (peer.closeReason !== undefined) throw new AppError('resumeRefused');
    const missed = peer.findMissed(lastSeq) ?? null;
    session.takePlace(entry.place);
    room.connect(peer, socket);
    return { missed, room: room.describe(peer) };
  }),

  leave: defineHandler('leave', (_params, session) => {
    const { peer, room } = session.getPlace();
    room.leave(peer);
    return {};
  }),
};
