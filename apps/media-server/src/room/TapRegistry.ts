import { AppError } from '@footlight/contracts';
import type { Logger } from '@footlight/server-kit/logger';
import { ProgramTap } from './ProgramTap.ts';
import type { RoomRegistry } from './RoomRegistry.ts';

const maxTaps = 500;

/** The open taps, one per Egress, each kept in step with its Room. */
export class TapRegistry {
  readonly #rooms: RoomRegistry;
  readonly #logger: Logger;
  readonly #taps = new Map<string, ProgramTap>();

  constructor({ rooms, logger }: { rooms: RoomRegistry; logger: Logger }) {
    this.#rooms = rooms;
    this.#logger = logger;
    rooms.on('programChanged', ({ roomId, program }) => {
      for (const tap of this.#taps.values()) if (tap.roomId === roomId) tap.setProgram(program);
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
  open({ roomId, egressId }: { roomId: string; egressId: string }): ProgramTap {
    this.#taps.get(egressId)?.close('replaced');
    if (this.#taps.size >= maxTaps) throw new AppError('serverFull');
    const tap = new ProgramTap({ roomId, egressId, logger: this.#logger });
    this.#taps.set(egressId, tap);
    tap.once('closed', () => {
      if (this.#taps.get(egressId) === tap) this.#taps.delete(egressId);
    });
    tap.setProgram(this.#rooms.find(roomId)?.program);
    return tap;
  }

  close(): void {
    for (const tap of [...this.#taps.values()]) tap.close('ended');
  }
}
