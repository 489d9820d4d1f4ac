import type { Look } from '@footlight/contracts';
import type { Rect } from '../../layout/types.ts';
import { withOpacity } from '../look.ts';
import type { DrawContext, DrawPlan, Graphics } from '../types.ts';
import { composeBanner, composeComment, composeFigures, composeTickerText, type Setting, tickerHeightOf, unitOf } from './compose.ts';
import type { Drawing, MeasureText } from './drawing.ts';
import { formatClock, formatCountdown } from './figures.ts';
import { ease, Graphic } from './Graphic.ts';
import { type GraphicId, placeGraphics } from './placeGraphics.ts';

export interface LayerTime {
  /** Of the clock that `setPlan` was given. */
  nowMs: number;
  /** ms since epoch. */
  wallMs: number;
  /** Another number when letters may look different. */
  fontsVersion: number;
}

/** Share of the frame's width that a ticker moves by in a second. */
const tickerSpeed = 0.09;
const tickerGapUnits = 8;

type AnyGraphicId = GraphicId | 'ticker';
const ids: readonly AnyGraphicId[] = ['clock', 'countdown', 'banner', 'comment', 'ticker'];

/** A graphic is replaced by another when this changes; figures run on in the same one. */
const identityOf = (id: AnyGraphicId, graphics: Graphics): string | null => {
  if (graphics[id] === null) return null;
  return id === 'clock' || id === 'countdown' ? id : JSON.stringify(graphics[id]);
};

/** Banner, ticker, comment, clock and countdown: appears, moves and goes with the plan, and lies over the picture. */
export class GraphicsLayer {
  #plan: DrawPlan;
  readonly #current = new Map<AnyGraphicId, { identity: string; graphic: Graphic; appearedMs: number }>();
  readonly #leaving = new Set<Graphic>();
  #leavingTicker: { graphic: Graphic; look: Look; appearedMs: number } | undefined;

  constructor(plan: DrawPlan) {
    this.#plan = plan;
    this.#follow(plan, { nowMs: 0, atOnce: true });
  }

  /** @param nowMs of the clock that `draw` is given. */
  setPlan(plan: DrawPlan, nowMs: number): void {
    const isCue = plan.cue.serial !== this.#plan.cue.serial;
    const atOnce = isCue && plan.cue.transition !== 'move';
    const { look } = this.#plan;
    this.#plan = plan;
    this.#follow(plan, { nowMs, atOnce, look });
  }

  draw(context: DrawContext, time: LayerTime): void {
    if (this.#current.size === 0 && this.#leaving.size === 0 && !this.#leavingTicker) return;
    this.#drawTicker(context, time);
    this.#paintAndPlace(time);
    for (const graphic of this.#leaving) {
      if (graphic.hasGone(time.nowMs)) this.#leaving.delete(graphic);
      else graphic.draw(context, time.nowMs);
    }
    for (const [id, { graphic }] of this.#current) if (id !== 'ticker') graphic.draw(context, time.nowMs);
  }

  /** True where something is written, or will be in this frame: what lies beneath could not be read. */
  covers({ x, y, width, height }: Rect): boolean {
    return [...this.#current.values()].some(({ graphic: { rect } }) => {
      if (!rect) return false;
      return x < rect.x + rect.width && rect.x < x + width && y < rect.y + rect.height && rect.y < y + height;
    });
  }

  #follow({ graphics, size }: DrawPlan, { nowMs, atOnce, look }: { nowMs: number; atOnce: boolean; look?: Look }): void {
    for (const id of ids) {
      const identity = identityOf(id, graphics);
      const shown = this.#current.get(id);
      if (identity === (shown?.identity ?? null)) continue;
      if (shown) this.#dismiss(id, shown, { nowMs, atOnce, look: look ?? this.#plan.look });
      if (identity === null) continue;
      const appearedMs = atOnce ? Number.NEGATIVE_INFINITY : nowMs;
      const rise = id === 'banner' || id === 'comment' ? unitOf(size) * 2 : 0;
      this.#current.set(id, { identity, graphic: new Graphic({ appearedMs, rise }), appearedMs: nowMs });
    }
  }

  #dismiss(
    id: AnyGraphicId,
    { graphic, appearedMs }: { graphic: Graphic; appearedMs: number },
    { nowMs, atOnce, look }: { nowMs: number; atOnce: boolean; look: Look },
  ): void {
    this.#current.delete(id);
    if (id === 'ticker') this.#leavingTicker = undefined;
    if (atOnce) return;
    graphic.leave(nowMs);
    if (id === 'ticker') this.#leavingTicker = { graphic, look, appearedMs };
    else this.#leaving.add(graphic);
  }

  #paintAndPlace({ wallMs, fontsVersion }: LayerTime): void {
    const { size, look, graphics, items, logoCorner } = this.#plan;
    const isCountdownLarge = items.length === 0;
    const settingKey = `${fontsVersion} ${size.width}x${size.height} ${JSON.stringify(look)}`;
    const drawings = new Map<GraphicId, { width: number; height: number }>();
    const paint = (id: GraphicId, key: string, compose: (setting: Setting) => Drawing): void => {
      const shown = this.#current.get(id);
      if (!shown) return;
      drawings.set(
        id,
        shown.graphic.paint(`${settingKey} ${key}`, (measure: MeasureText) => compose({ look, size, measure })),
      );
    };
    const { banner, comment, clock, countdown } = graphics;
    if (banner) paint('banner', JSON.stringify(banner), (setting) => composeBanner(banner, setting));
    if (comment) paint('comment', JSON.stringify(comment), (setting) => composeComment(comment, setting));
    if (clock) {
      const figures = formatClock({ timeZone: clock.timeZone, nowMs: wallMs });
      paint('clock', figures, (setting) => composeFigures({ figures, label: '', large: false }, setting));
    }
    if (countdown) {
      const { label, endsAtMs } = countdown;
      const figures = formatCountdown({ endsAtMs, nowMs: wallMs });
      const large = isCountdownLarge;
      paint('countdown', `${figures} ${label} ${large}`, (setting) => composeFigures({ figures, label, large }, setting));
    }
    const places = placeGraphics({
      ...{ size, drawings, logoCorner, isCountdownLarge },
      hasTicker: graphics.ticker !== null,
      isBannerWide: banner?.style === 'banner',
    });
    for (const [id, { graphic }] of this.#current) if (id !== 'ticker') graphic.moveTo(places.get(id));
  }

  #drawTicker(context: DrawContext, time: LayerTime): void {
    const leaving = this.#leavingTicker;
    if (leaving?.graphic.hasGone(time.nowMs)) this.#leavingTicker = undefined;
    else if (leaving) this.#drawTickerStrip(context, leaving, { time, look: leaving.look });
    const shown = this.#current.get('ticker');
    const { ticker } = this.#plan.graphics;
    if (!shown || !ticker) return;
    const { look, size } = this.#plan;
    shown.graphic.paint(`${time.fontsVersion} ${size.width} ${JSON.stringify(look)}`, (measure) =>
      composeTickerText(ticker.text, { look, size, measure }),
    );
    this.#drawTickerStrip(context, shown, { time, look });
  }

  /** A strip along the lower edge, with its line going by from right to left, over and over. */
  #drawTickerStrip(
    context: DrawContext,
    { graphic, appearedMs }: { graphic: Graphic; appearedMs: number },
    { time: { nowMs }, look }: { time: LayerTime; look: Look },
  ): void {
    const { picture } = graphic;
    if (!picture) return;
    const { size } = this.#plan;
    const height = tickerHeightOf(size);
    const y = size.height - height * ease(graphic.shareAt(nowMs));
    context.fillStyle = withOpacity(look.panel, 0.9);
    context.fillRect(0, y, size.width, height);
    context.fillStyle = look.accent;
    context.fillRect(0, y, size.width, Math.max(2, Math.round(height / 16)));
    const period = picture.width + Math.round(unitOf(size) * tickerGapUnits);
    const travelled = ((nowMs - appearedMs) / 1000) * tickerSpeed * size.width;
    // It comes in from the right edge; after that its repetitions follow each other.
    let x = size.width - travelled;
    if (x < -period) x = -((travelled - size.width) % period);
    for (; x < size.width; x += period) context.drawImage(picture.image, Math.round(x), y);
  }
}
