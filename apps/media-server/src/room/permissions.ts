import { AppError, type MediaSource, type Permission } from '@footlight/contracts';
import type { Peer } from './Peer.ts';

const permissionOfSource: Record<MediaSource, Permission> = {
  camera: 'publishCamera',
  microphone: 'publishMicrophone',
  screen: 'publishScreen',
  screenAudio: 'publishScreen',
  clip: 'publishProgram',
  clipAudio: 'publishProgram',
  programVideo: 'publishProgram',
  programVerticalVideo: 'publishProgram',
  programAudio: 'publishProgram',
};

/** @throws AppError forbidden. */
export function assertMay(peer: Peer, permission: Permission): void {
  if (!peer.may(permission)) throw new AppError('forbidden');
}

/** @throws AppError kindNotAllowed. */
export function assertMaySend(peer: Peer, source: MediaSource): void {
  if (!peer.may(permissionOfSource[source])) throw new AppError('kindNotAllowed');
}
