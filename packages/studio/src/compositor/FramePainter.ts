import type { BrandImageSlot } from '@footlight/contracts';
import type { Rect } from '../layout/types.ts';
import { backgroundSourceId } from '../scene/backgroundSource.ts';
import { BrandImages } from './BrandImages.ts';
import { drawFrame } from './drawFrame.ts';
import type { ProgramFonts } from './fonts.ts';
import { GraphicsLayer } from './graphics/GraphicsLayer.ts';
import { NameTagLayer } from './graphics/NameTagLayer.ts';
import { LayoutMotion } from './LayoutMotion.ts';
import { SceneFade } from './SceneFade.ts';
import type { BrandImage, BrandPictures, DrawContext, DrawPlan, FrameTime, Pictures, PlanItem } from './types.ts';

interface FramePainterOptions {
  plan: DrawPlan;
  canvas: HTMLCanvasElement | OffscreenCanvas;
  context: DrawContext;
  fonts: ProgramFonts;
}

/** What both compositors draw, frame by frame: the plan with its moves and fades, names, brand and graphics. Owns the brand's bitmaps. */
export class FramePainter {
  readonly #canvas: HTMLCanvasElement | OffscreenCanvas;
  readonly #context: DrawContext;
  readonly #fonts: ProgramFonts;
  readonly #motion: LayoutMotion;
  readonly #fade: SceneFade;
  readonly #graphics: GraphicsLayer;
  readonly #nameTags = new NameTagLayer();
  readonly #brand = new BrandImages();

  constructor({ plan, canvas, context, fonts }: FramePainterOptions) {
    this.#canvas = canvas;
    this.#context = context;
    this.#fonts = fonts;
    this.#motion = new LayoutMotion(plan);
    this.#fade = new SceneFade(plan);
    this.#graphics = new GraphicsLayer(plan);
    fonts.loadFor(plan);
  }

  setPlan(plan: DrawPlan): void {
    const nowMs = performance.now();
    this.#fade.setPlan(plan, { shown: this.#canvas, nowMs });
    this.#motion.setPlan(plan, nowMs);
    this.#graphics.setPlan(plan, nowMs);
    this.#nameTags.setPlan(plan);
    this.#fonts.loadFor(plan);
  }

  setBrandImage(slot: BrandImageSlot, image: BrandImage | null): void {
    this.#brand.set(slot, image);
  }

  /** @param nowMs of the page's clock. */
  paint({ find, time, nowMs }: { find: Pictures['find']; time: FrameTime; nowMs: number }): void {
    const { version: fontsVersion } = this.#fonts;
    const plan = this.#motion.planAt(nowMs);
    const overlay = (context: DrawContext) => {
      this.#graphics.draw(context, { nowMs, wallMs: time.nowMs, fontsVersion });
      this.#fade.draw(context, nowMs);
    };
    const tagTime = { fontsVersion, covers: (rect: Rect) => this.#graphics.covers(rect) };
    const drawNameTag = (context: DrawContext, item: PlanItem) => this.#nameTags.draw(context, item, { plan, time: tagTime });
    drawFrame(this.#context, plan, { pictures: { find, brand: this.#findBrand(find) }, time, overlay, drawNameTag });
  }

  close(): void {
    this.#brand.close();
  }

  /** A video behind everyone stands in the background's place. */
  #findBrand(find: Pictures['find']): BrandPictures {
    const video = find(backgroundSourceId);
    return video ? { ...this.#brand.pictures, background: { ...video, parts: [] } } : this.#brand.pictures;
  }
}
