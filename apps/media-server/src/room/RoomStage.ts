import { AppError, type PeerCondition, type Placement } from '@footlight/contracts';
import type { ActionLog } from './ActionLog.ts';
import type { Peer } from './Peer.ts';
import type { PeerList } from './PeerList.ts';
import { assertMay } from './permissions.ts';
import type { RoomDesk } from './RoomDesk.ts';
import { assertStagePlace } from './stagePlaces.ts';

interface RoomStageOptions {
  peers: PeerList;
  desk: RoomDesk;
  actions: ActionLog;
}

/** Who stands where and is heard by whom. It lives and goes with its Room. */
export class RoomStage {
  readonly #peers: PeerList;
  readonly #desk: RoomDesk;
  readonly #actions: ActionLog;

  constructor({ peers, desk, actions }: RoomStageOptions) {
    this.#peers = peers;
    this.#desk = desk;
    this.#actions = actions;
  }

  /** @throws AppError forbidden, peerNotFound, neverOnStage, stageFull. */
  setPlacement(actor: Peer, peerId: string, placement: Placement): void {
    assertMay(actor, 'manageStage');
    const owner = this.#peers.get(peerId);
    if (owner.placement === placement) return;
    if (placement === 'onStage') assertStagePlace(owner, this.#peers);
    this.#peers.changeSight(() => {
      owner.placement = placement;
      owner.talksToStage = false;
      this.#peers.tellAll('peerUpdated', { peer: owner.serialize() });
      this.#desk.peerPlaced(owner);
      this.#actions.add(actor, { type: 'placed', name: owner.name, placement });
    });
  }

  /** From backstage: those on stage hear them, the Program does not. @throws AppError forbidden, onStageAlready. */
  setTalkToStage(peer: Peer, on: boolean): void {
    assertMay(peer, 'manageStage');
    if (on && peer.placement === 'onStage') throw new AppError('onStageAlready');
    if (peer.talksToStage === on) return;
    this.#peers.changeSight(() => {
      peer.talksToStage = on;
      this.#peers.tellAll('peerUpdated', { peer: peer.serialize() });
    });
  }

  async setMutedByHost(actor: Peer, peerId: string, muted: boolean): Promise<void> {
    assertMay(actor, 'manageStage');
    const peer = this.#peers.get(peerId);
    if (peer.mutedByHost !== muted) {
      peer.mutedByHost = muted;
      this.#peers.tellAll('peerUpdated', { peer: peer.serialize() });
      this.#actions.add(actor, { type: 'muted', name: peer.name, muted });
    }
    await peer.media.applyMute();
  }

  /** Lifts a host's mute and asks for the rest, which is the person's own to do. */
  async askToUnmute(actor: Peer, peerId: string): Promise<void> {
    assertMay(actor, 'manageStage');
    const peer = this.#peers.get(peerId);
    peer.notify('unmuteAsked', { byName: actor.name });
    if (peer.mutedByHost) await this.setMutedByHost(actor, peerId, false);
  }

  /** A person's network is told to those who manage the stage, and to no other guest. */
  setCondition(peer: Peer, condition: PeerCondition): void {
    peer.condition = condition;
    for (const other of this.#peers.othersThan(peer)) {
      if (other.may('manageStage')) other.notify('conditionChanged', { peerId: peer.peerId, condition });
    }
  }
}
