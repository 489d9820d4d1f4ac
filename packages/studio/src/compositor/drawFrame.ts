import type { Rect } from '../layout/types.ts';
import { drawNameCard } from './drawNameCard.ts';
import { drawTestSignal } from './drawTestSignal.ts';
import { logoShareOf } from './loadBrandImage.ts';
import { colours } from './look.ts';
import type { DrawContext, DrawPlan, FrameTime, Picture, Pictures, PlanItem } from './types.ts';

/** Draws the part of the picture that fills the slot, or all of it between bars. */
function drawPicture(context: DrawContext, item: Rect & Pick<PlanItem, 'fit'>, picture: Picture): void {
  const scaleX = item.width / picture.width;
  const scaleY = item.height / picture.height;
  if (item.fit === 'contain') {
    const scale = Math.min(scaleX, scaleY);
    const width = Math.round(picture.width * scale);
    const height = Math.round(picture.height * scale);
    const x = item.x + Math.floor((item.width - width) / 2);
    const y = item.y + Math.floor((item.height - height) / 2);
    if (width < item.width || height < item.height) fillSlot(context, item, colours.letterbox);
    context.drawImage(picture.image, x, y, width, height);
    return;
  }
  const scale = Math.max(scaleX, scaleY);
  const width = item.width / scale;
  const height = item.height / scale;
  context.drawImage(
    picture.image,
    (picture.width - width) / 2,
    (picture.height - height) / 2,
    width,
    height,
    item.x,
    item.y,
    item.width,
    item.height,
  );
}

function fillSlot(context: DrawContext, { x, y, width, height }: Rect, colour: string): void {
  context.fillStyle = colour;
  context.fillRect(x, y, width, height);
}

function drawLogo(context: DrawContext, { size, logoCorner }: DrawPlan, logo: Picture): void {
  const margin = Math.round(size.width / 40);
  const share = logoShareOf(size);
  const scale = Math.min((size.width * share.width) / logo.width, (size.height * share.height) / logo.height);
  const width = Math.round(logo.width * scale);
  const height = Math.round(logo.height * scale);
  const isLeft = logoCorner === 'topLeft' || logoCorner === 'bottomLeft';
  const isTop = logoCorner === 'topLeft' || logoCorner === 'topRight';
  context.drawImage(
    logo.image,
    isLeft ? margin : size.width - width - margin,
    isTop ? margin : size.height - height - margin,
    width,
    height,
  );
}

/** Of a picture as large as the frame, what is not transparent. */
function drawParts(context: DrawContext, { image, parts }: Picture & { parts: readonly Rect[] }): void {
  for (const { x, y, width, height } of parts) context.drawImage(image, x, y, width, height, x, y, width, height);
}

/** True when one picture covers the frame, so that nothing beneath it needs to be painted. */
const isCovered = ({ items, size }: Pick<DrawPlan, 'items' | 'size'>): boolean =>
  items.some(({ width, height, fit, opacity = 1 }) => width === size.width && height === size.height && fit === 'cover' && opacity === 1);

interface FrameParts {
  pictures: Pictures;
  time: FrameTime;
  /** Graphics, and what fades: over the picture, under the test signal, whose clock is to be read in every frame. */
  overlay?: (context: DrawContext) => void;
  /** Writes the name of one item into its slot. */
  drawNameTag?: (context: DrawContext, item: PlanItem) => void;
}

function drawBackground(context: DrawContext, { size, look, testSignal, items }: DrawPlan, picture: Picture | undefined): void {
  if (isCovered({ items, size }) && !testSignal) return;
  context.fillStyle = look.background;
  context.fillRect(0, 0, size.width, size.height);
  if (picture) drawPicture(context, { x: 0, y: 0, ...size, fit: 'cover' }, picture);
}

/** Draws one frame of the Program. Touches nothing but `context`; takes pictures of any age. */
export function drawFrame(context: DrawContext, plan: DrawPlan, { pictures, time, overlay, drawNameTag }: FrameParts): void {
  const { overlay: frame, background, logo } = pictures.brand;
  drawBackground(context, plan, background);
  for (const item of plan.items) {
    context.globalAlpha = item.opacity ?? 1;
    const picture = pictures.find(item.sourceId);
    if (picture) drawPicture(context, item, picture);
    else drawNameCard(context, item, plan.look.font);
    drawNameTag?.(context, item);
  }
  context.globalAlpha = 1;
  if (frame) drawParts(context, frame);
  if (plan.logoCorner !== null && logo) drawLogo(context, plan, logo);
  overlay?.(context);
  if (plan.testSignal) drawTestSignal(context, plan.size, time);
}
