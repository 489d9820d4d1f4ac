import {
  type LeaveReason,
  type NotificationData,
  type NotificationEvent,
  type NotificationFrame,
  type PeerCondition,
  type PeerInfo,
  type Permission,
  type Placement,
  type RoomRole,
  type RoomTokenClaims,
  rolePermissions,
} from '@footlight/contracts';
import type { MediaRouter } from '../media/MediaRouter.ts';
import { NotificationLog } from './NotificationLog.ts';
import { PeerMedia } from './PeerMedia.ts';
import { createResumeToken, hashResumeToken } from './resumeToken.ts';

/** The peer's end of its connection. */
export interface PeerSocket {
  notify(frame: NotificationFrame): void;
  /** @param code of closeCodes, or of RFC 6455. */
  close(code: number, reason: string): void;
}

interface PeerOptions {
  claims: Pick<RoomTokenClaims, 'peerId' | 'role' | 'name' | 'permissions'>;
  placement: Placement;
  mutedByHost: boolean;
  getRouter: () => MediaRouter;
}

/** One person's place in a Room. It outlives its socket for a while, and is closed by its Room alone. */
export class Peer {
  readonly peerId: string;
  readonly media: PeerMedia;
  /** What is kept of the resume token. */
  readonly resumeHash: string;
  readonly #log = new NotificationLog();
  #resumeToken: string | undefined;
  #role: RoomRole;
  #permissions: readonly Permission[];
  #name: string;
  #socket: PeerSocket | undefined;
  #holdTimer: NodeJS.Timeout | undefined;
  #closeReason: LeaveReason | undefined;
  placement: Placement;
  mutedByHost: boolean;
  /** From backstage; whoever comes on stage has no need of it. */
  talksToStage = false;
  /** What its browser last said of its connection and devices. */
  condition: PeerCondition | undefined;

  constructor({ claims, placement, mutedByHost, getRouter }: PeerOptions) {
    this.peerId = claims.peerId;
    this.#role = claims.role;
    this.#permissions = [...claims.permissions];
    this.#name = claims.name;
    this.placement = placement;
    this.mutedByHost = mutedByHost;
    const resumeToken = createResumeToken();
    this.#resumeToken = resumeToken;
    this.resumeHash = hashResumeToken(resumeToken);
    this.media = new PeerMedia({ peerId: claims.peerId, getRouter, isMutedByHost: () => this.mutedByHost });
  }

  get role(): RoomRole {
    return this.#role;
  }

  get permissions(): readonly Permission[] {
    return this.#permissions;
  }

  get name(): string {
    return this.#name;
  }

  get connected(): boolean {
    return this.#socket !== undefined;
  }

  /** Why it was closed; undefined while it lives. */
  get closeReason(): LeaveReason | undefined {
    return this.#closeReason;
  }

  get lastSeq(): number {
    return this.#log.lastSeq;
  }

  rename(name: string): void {
    this.#name = name;
  }

  /** Gives it another role, with that role's permissions, and tells it. */
  changeRole(role: RoomRole): void {
    this.#role = role;
    this.#permissions = rolePermissions[role];
    this.notify('roleChanged', { role, permissions: [...this.#permissions] });
  }

  may(permission: Permission): boolean {
    return this.permissions.includes(permission);
  }

  /** Hands the resume token out once; afterwards only its hash is here. */
  takeResumeToken(): string {
    const token = this.#resumeToken;
    if (token === undefined) throw new Error('the resume token was handed out before');
    this.#resumeToken = undefined;
    return token;
  }

  serialize(): PeerInfo {
    const { peerId, name, role, placement, connected, mutedByHost, talksToStage } = this;
    return { peerId, name, role, placement, connected, mutedByHost, ...(talksToStage && { talksToStage }) };
  }

  notify<E extends NotificationEvent>(event: E, data: NotificationData<E>): void {
    if (this.#closeReason !== undefined) return;
    const frame = this.#log.append(event, data);
    this.#socket?.notify(frame);
  }

  findMissed(lastSeq: number): NotificationFrame[] | undefined {
    return this.#log.findSince(lastSeq);
  }

  /** Takes a socket; an earlier one was half dead and is let go. */
  attach(socket: PeerSocket): void {
    clearTimeout(this.#holdTimer);
    const earlier = this.#socket;
    this.#socket = socket;
    if (earlier && earlier !== socket) earlier.close(1000, 'resumed elsewhere');
  }

  /** The socket dropped: `onExpired` runs unless another one comes in time. False when that socket was not in use any more. */
  hold(socket: PeerSocket, { windowMs, onExpired }: { windowMs: number; onExpired: () => void }): boolean {
    if (this.#socket !== socket) return false;
    this.#socket = undefined;
    this.#holdTimer = setTimeout(onExpired, windowMs);
    return true;
  }

  /** Ends the place: media first, then its socket when `socketClose` says how. */
  close(reason: LeaveReason, socketClose?: { code: number; reason: string }): void {
    if (this.#closeReason !== undefined) return;
    this.#closeReason = reason;
    clearTimeout(this.#holdTimer);
    this.media.close();
    const socket = this.#socket;
    this.#socket = undefined;
    if (socketClose) socket?.close(socketClose.code, socketClose.reason);
  }
}
