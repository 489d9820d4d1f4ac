export { admitHost, pageOrigin } from './admission.ts';
export { createBroadcast, deleteBroadcast, listBroadcasts, readBroadcast, updateBroadcast } from './broadcasts.ts';
export { openEventStream } from './eventStream.ts';
export { createInvite, joinByInvite, listInvites, previewInvite, revokeInvite } from './invites.ts';
export { endBroadcast, goLive } from './onAir.ts';
export { listServers } from './placement.ts';
export { sendRecording } from './recordings.ts';
export { readSeat, seatCookie, seatCookieName } from './seat.ts';
export { createBroadcastBody, createInviteBody, goLiveBody, joinBody, updateBroadcastBody } from './views.ts';
