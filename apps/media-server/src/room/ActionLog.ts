import type { LoggedAction, Scene, ShowAction } from '@footlight/contracts';
import type { Peer } from './Peer.ts';

interface ActionLogOptions {
  isOnAir: () => boolean;
  onAction: (logged: LoggedAction) => void;
  /** ms since epoch. */
  now?: () => number;
}

type Actor = Pick<Peer, 'name' | 'role'>;

/** A hand that drags changes the same fields many times; within this it is one change. */
const sameChangeMs = 3000;
/** Told apart from the rest, or of no interest to who cuts the show again. */
const ownFields: readonly string[] = ['layout', 'cue', 'order'];

/** Who did what on air. What happens before and after is nobody's business. */
export class ActionLog {
  readonly #options: ActionLogOptions;
  readonly #now: () => number;
  #lastChange: { key: string; at: number } | undefined;

  constructor(options: ActionLogOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  add({ name, role }: Actor, action: ShowAction): void {
    if (this.#options.isOnAir()) this.#options.onAction({ at: this.#now(), by: { name, role }, action });
  }

  /** A switch to a saved scene is told by its name, by who made it. */
  addSceneChange(actor: Actor, before: Scene, after: Scene): void {
    if (after.cue.serial !== before.cue.serial) return;
    if (after.layout !== before.layout) this.add(actor, { type: 'layoutChosen', layout: after.layout });
    const fields = Object.keys(after).filter(
      (field) => !ownFields.includes(field) && JSON.stringify(after[field as keyof Scene]) !== JSON.stringify(before[field as keyof Scene]),
    );
    if (fields.length === 0) return;
    const change = { key: JSON.stringify([actor.name, fields]), at: this.#now() };
    const isSame = this.#lastChange?.key === change.key && change.at - this.#lastChange.at < sameChangeMs;
    this.#lastChange = change;
    if (!isSame) this.add(actor, { type: 'pictureChanged', fields });
  }
}
