import { AppError, type ProgramId } from '@footlight/contracts';
import type { Logger } from '@footlight/server-kit/logger';
import { ProgramTap } from './ProgramTap.ts';
import type { RoomRegistry } from './RoomRegistry.ts';

const maxTaps = 500;

interface TapAddress {
  roomId: string;
  egressId: string;
  programId: ProgramId;
}

const keyOf = ({ egressId, programId }: TapAddress): string => `${egressId} ${programId}`;

/** The open taps, one per Egress and Program, each kept in step with its Room. */
export class TapRegistry {
  readonly #rooms: RoomRegistry;
  readonly #logger: Logger;
  readonly #taps = new Map<string, ProgramTap>();

  constructor({ rooms, logger }: { rooms: RoomRegistry; logger: Logger }) {
    this.#rooms = rooms;
    this.#logger = logger;
    rooms.on('programChanged', (roomId) => {
      for (const tap of this.#taps.values()) if (tap.roomId === roomId) this.#bringUpToDate(tap);
    });
  }

  get count(): number {
    return this.#taps.size;
  }

  get flowingCount(): number {
    return [...this.#taps.values()].filter((tap) => tap.flowing).length;
  }

  /**
   * A tap of an Egress, whether its Room exists or not. The newest wins: the earlier one's worker has lost its lease.
   * @throws AppError serverFull.
   */
  open(address: TapAddress): ProgramTap {
    const key = keyOf(address);
    this.#taps.get(key)?.close('replaced');
    if (this.#taps.size >= maxTaps) throw new AppError('serverFull');
    const tap = new ProgramTap({ ...address, logger: this.#logger });
    this.#taps.set(key, tap);
    tap.once('closed', () => {
      if (this.#taps.get(key) === tap) this.#taps.delete(key);
    });
    this.#bringUpToDate(tap);
    return tap;
  }

  close(): void {
    for (const tap of [...this.#taps.values()]) tap.close('ended');
  }

  #bringUpToDate(tap: ProgramTap): void {
    tap.setProgram(this.#rooms.find(tap.roomId)?.findProgram(tap.programId));
  }
}
