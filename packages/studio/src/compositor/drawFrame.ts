import { drawNameCard } from './drawNameCard.ts';
import { drawTestSignal } from './drawTestSignal.ts';
import { colours, fontFamily } from './look.ts';
import type { DrawContext, DrawPlan, FrameTime, Picture, Pictures, PlanItem } from './types.ts';

/** Draws the part of the picture that fills the slot, or all of it between bars. */
function drawPicture(context: DrawContext, item: PlanItem, picture: Picture): void {
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

function fillSlot(context: DrawContext, { x, y, width, height }: PlanItem, colour: string): void {
  context.fillStyle = colour;
  context.fillRect(x, y, width, height);
}

function drawNameTag(context: DrawContext, item: PlanItem, frameHeight: number): void {
  if (item.nameTag === null || item.nameTag === '') return;
  const fontSize = Math.max(Math.round(frameHeight / 45), Math.min(Math.round(item.height / 14), Math.round(frameHeight / 28)));
  const padding = Math.round(fontSize * 0.55);
  const margin = Math.round(fontSize * 0.6);
  const room = item.width - margin * 2 - padding * 2;
  context.font = `600 ${fontSize}px ${fontFamily}`;
  const width = Math.min(Math.ceil(context.measureText(item.nameTag).width), room);
  const height = Math.round(fontSize * 1.7);
  const x = item.x + margin;
  const y = item.y + item.height - margin - height;
  context.fillStyle = colours.tag;
  context.fillRect(x, y, width + padding * 2, height);
  context.fillStyle = colours.accent;
  context.fillRect(x, y, Math.max(2, Math.round(fontSize / 7)), height);
  context.fillStyle = colours.text;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.fillText(item.nameTag, x + padding, y + height / 2 + 1, room);
}

function drawLogo(context: DrawContext, { size, logoCorner }: DrawPlan, logo: Picture): void {
  const margin = Math.round(size.width / 40);
  const scale = Math.min((size.width * 0.14) / logo.width, (size.height * 0.12) / logo.height);
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

/** True when one picture covers the frame, so that nothing beneath it needs to be painted. */
const isCovered = ({ items, size }: DrawPlan): boolean =>
  items.some(({ width, height, fit, opacity = 1 }) => width === size.width && height === size.height && fit === 'cover' && opacity === 1);

interface FrameParts {
  pictures: Pictures;
  time: FrameTime;
  /** Lies over the picture, under the test signal: its clock is to be read in every frame. */
  overlay?: (context: DrawContext) => void;
}

/** Draws one frame of the Program. Touches nothing but `context`; takes pictures of any age. */
export function drawFrame(context: DrawContext, plan: DrawPlan, { pictures, time, overlay }: FrameParts): void {
  if (!isCovered(plan) || plan.testSignal) {
    context.fillStyle = colours.background;
    context.fillRect(0, 0, plan.size.width, plan.size.height);
  }
  for (const item of plan.items) {
    context.globalAlpha = item.opacity ?? 1;
    const picture = pictures.find(item.sourceId);
    if (picture) drawPicture(context, item, picture);
    else drawNameCard(context, item);
    drawNameTag(context, item, plan.size.height);
  }
  context.globalAlpha = 1;
  if (plan.logoCorner !== null && pictures.logo) drawLogo(context, plan, pictures.logo);
  overlay?.(context);
  if (plan.testSignal) drawTestSignal(context, plan.size, time);
}
