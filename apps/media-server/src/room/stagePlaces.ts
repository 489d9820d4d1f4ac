import { AppError, maxOnStage } from '@footlight/contracts';
import type { Peer } from './Peer.ts';

type StagePeer = Pick<Peer, 'placement' | 'may'>;

export const hasStagePlace = (peers: Iterable<Pick<Peer, 'placement'>>): boolean =>
  [...peers].filter(({ placement }) => placement === 'onStage').length < maxOnStage;

/** @throws AppError neverOnStage for who may send no camera, stageFull. */
export function assertStagePlace(peer: StagePeer, peers: Iterable<Pick<Peer, 'placement'>>): void {
  if (!peer.may('publishCamera')) throw new AppError('neverOnStage');
  if (!hasStagePlace(peers)) throw new AppError('stageFull');
}
