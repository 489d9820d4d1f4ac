import type { Rect } from '../../layout/types.ts';
import type { DrawContext, DrawPlan, PlanItem } from '../types.ts';
import { CachedDrawing } from './CachedDrawing.ts';
import { tickerHeightOf, unitOf } from './compose.ts';
import { composeNameTag } from './composeNameTag.ts';

interface NameTagTime {
  /** Another number when letters may look different. */
  fontsVersion: number;
  /** Where something else is written: a tag there is left out. */
  covers: (rect: Rect) => boolean;
}

/** The name tags of everyone in the picture, each painted when it changes and copied otherwise. */
export class NameTagLayer {
  /** By source. */
  #tags = new Map<string, CachedDrawing>();

  /** Draws the tag of one item at its lower left corner. */
  draw(context: DrawContext, item: PlanItem, { plan, time }: { plan: DrawPlan; time: NameTagTime }): void {
    const { nameTag: name, sourceId } = item;
    if (name === null || name === '') return;
    const { size, look, graphics } = plan;
    const unit = unitOf(size);
    const fontSize = Math.max(Math.round(unit * 1.33), Math.min(Math.round(item.height / 14), Math.round(unit * 2.14)));
    const margin = Math.round(fontSize * 0.6);
    const maxWidth = Math.round(item.width) - margin * 2;
    const key = `${time.fontsVersion} ${fontSize} ${maxWidth} ${name} ${JSON.stringify(look)}`;
    const tag = this.#find(sourceId).get(key, (measure) => composeNameTag({ name, fontSize, maxWidth }, { look, measure }));
    // A ticker does not cover names.
    const floor = graphics.ticker ? size.height - tickerHeightOf(size) : size.height;
    const rect = {
      x: item.x + margin,
      y: Math.min(item.y + item.height, floor) - margin - tag.height,
      width: tag.width,
      height: tag.height,
    };
    if (!time.covers(rect)) context.drawImage(tag.image, rect.x, rect.y);
  }

  /** Lets go of the tags of those who are not in the plan. */
  setPlan({ items }: DrawPlan): void {
    const shown = new Set<string>(items.map(({ sourceId }) => sourceId));
    for (const sourceId of this.#tags.keys()) if (!shown.has(sourceId)) this.#tags.delete(sourceId);
  }

  #find(sourceId: string): CachedDrawing {
    const found = this.#tags.get(sourceId) ?? new CachedDrawing();
    this.#tags.set(sourceId, found);
    return found;
  }
}
