import type { SourceId } from '@footlight/contracts';
import type { Rect } from '../layout/types.ts';
import type { DrawPlan, PlanItem } from './types.ts';

export const moveMs = 200;

/** Slows down towards the end (cubic). @param share 0 at the start, 1 at the end. */
const ease = (share: number): number => 1 - (1 - share) ** 3;

const between = (from: number, to: number, share: number): number => from + (to - from) * share;

const isSameRect = (a: Rect, b: Rect): boolean => a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;

interface Move {
  /** Where each source was; who is not in it is new, and appears. */
  from: ReadonlyMap<SourceId, Rect>;
  startedMs: number;
}

/** Carries sources from their slots in one plan to those in the next. Who leaves is gone at once. */
export class LayoutMotion {
  #plan: DrawPlan;
  #move: Move | undefined;

  constructor(plan: DrawPlan) {
    this.#plan = plan;
  }

  /** @param nowMs of the clock that `planAt` is asked by. */
  setPlan(plan: DrawPlan, nowMs: number): void {
    const shown = this.planAt(nowMs).items;
    const from = new Map(shown.map((item) => [item.sourceId, item]));
    const isCue = plan.cue.serial !== this.#plan.cue.serial;
    this.#plan = plan;
    const still = plan.items.every((item) => {
      const before = from.get(item.sourceId);
      return before !== undefined && isSameRect(before, item);
    });
    // The first person of a show appears at once: nobody watches a frame fill itself.
    // A cut is a cut, and under a fade both pictures stand still.
    const stands = still || shown.length === 0 || (isCue && plan.cue.transition !== 'move');
    this.#move = stands ? undefined : { from, startedMs: nowMs };
  }

  /** What is to be drawn now. While nothing moves it is the plan itself. */
  planAt(nowMs: number): DrawPlan {
    const move = this.#move;
    if (!move) return this.#plan;
    const share = (nowMs - move.startedMs) / moveMs;
    if (share >= 1) {
      this.#move = undefined;
      return this.#plan;
    }
    const eased = ease(Math.max(0, share));
    return { ...this.#plan, items: this.#plan.items.map((item) => moveItem(item, move.from.get(item.sourceId), eased)) };
  }
}

function moveItem(item: PlanItem, from: Rect | undefined, share: number): PlanItem {
  if (!from) return { ...item, opacity: share };
  return {
    ...item,
    x: between(from.x, item.x, share),
    y: between(from.y, item.y, share),
    width: between(from.width, item.width, share),
    height: between(from.height, item.height, share),
  };
}
