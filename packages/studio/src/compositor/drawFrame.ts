import type { Look } from '@footlight/contracts';
import type { Rect } from '../layout/types.ts';
import { drawNameCard } from './drawNameCard.ts';
import { drawTestSignal } from './drawTestSignal.ts';
import { tickerHeightOf } from './graphics/compose.ts';
import { logoShare } from './loadBrandImage.ts';
import { colours, fontOf, panelOpacity, withOpacity } from './look.ts';
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

interface NameTagSetting {
  plan: DrawPlan;
  covers: FrameParts['covers'];
}

function drawNameTag(context: DrawContext, item: PlanItem, { plan: { size, look, graphics }, covers }: NameTagSetting): void {
  if (item.nameTag === null || item.nameTag === '') return;
  const fontSize = Math.max(Math.round(size.height / 45), Math.min(Math.round(item.height / 14), Math.round(size.height / 28)));
  const padding = Math.round(fontSize * 0.55);
  const margin = Math.round(fontSize * 0.6);
  const room = item.width - margin * 2 - padding * 2;
  context.font = fontOf(look.font, 600, fontSize);
  const width = Math.min(Math.ceil(context.measureText(item.nameTag).width), room);
  const height = Math.round(fontSize * 1.7);
  // A ticker does not cover names.
  const floor = graphics.ticker ? size.height - tickerHeightOf(size) : size.height;
  const tag = { x: item.x + margin, y: Math.min(item.y + item.height, floor) - margin - height, width: width + padding * 2, height };
  if (covers?.(tag)) return;
  drawNameTagBox(context, tag, { look, thickness: Math.max(2, Math.round(fontSize / 7)) });
  context.fillStyle = look.text;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.fillText(item.nameTag, tag.x + padding, tag.y + height / 2 + 1, room);
}

function drawNameTagBox(context: DrawContext, { x, y, width, height }: Rect, { look, thickness }: { look: Look; thickness: number }): void {
  context.fillStyle = look.nameTags === 'solid' ? look.accent : withOpacity(look.panel, panelOpacity);
  if (look.nameTags === 'pill') {
    context.beginPath();
    context.roundRect(x, y, width, height, height / 2);
    context.fill();
    return;
  }
  context.fillRect(x, y, width, height);
  context.fillStyle = look.accent;
  if (look.nameTags === 'bar') context.fillRect(x, y, thickness, height);
  else if (look.nameTags === 'line') context.fillRect(x, y + height - thickness, width, thickness);
}

function drawLogo(context: DrawContext, { size, logoCorner }: DrawPlan, logo: Picture): void {
  const margin = Math.round(size.width / 40);
  const scale = Math.min((size.width * logoShare.width) / logo.width, (size.height * logoShare.height) / logo.height);
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
  /** Where the overlay writes: a name tag there is left out. */
  covers?: ((rect: Rect) => boolean) | undefined;
}

function drawBackground(context: DrawContext, { size, look, testSignal, items }: DrawPlan, picture: Picture | undefined): void {
  if (isCovered({ items, size }) && !testSignal) return;
  context.fillStyle = look.background;
  context.fillRect(0, 0, size.width, size.height);
  if (picture) drawPicture(context, { x: 0, y: 0, ...size, fit: 'cover' }, picture);
}

/** Draws one frame of the Program. Touches nothing but `context`; takes pictures of any age. */
export function drawFrame(context: DrawContext, plan: DrawPlan, { pictures, time, overlay, covers }: FrameParts): void {
  const { overlay: frame, background, logo } = pictures.brand;
  drawBackground(context, plan, background);
  for (const item of plan.items) {
    context.globalAlpha = item.opacity ?? 1;
    const picture = pictures.find(item.sourceId);
    if (picture) drawPicture(context, item, picture);
    else drawNameCard(context, item, plan.look.font);
    drawNameTag(context, item, { plan, covers });
  }
  context.globalAlpha = 1;
  if (frame) drawParts(context, frame);
  if (plan.logoCorner !== null && logo) drawLogo(context, plan, logo);
  overlay?.(context);
  if (plan.testSignal) drawTestSignal(context, plan.size, time);
}
