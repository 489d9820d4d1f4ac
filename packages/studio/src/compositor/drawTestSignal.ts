import { clockCellSize, encodeFrameClock, flashArea, flashDurationMs } from '@footlight/contracts/testSignal';
import type { Size } from '../layout/types.ts';
import type { DrawContext, FrameTime } from './types.ts';

/** 75 % colour bars (ITU-R BT.471), over the lower part of the frame. */
const bars = ['#bfbfbf', '#bfbf00', '#00bfbf', '#00bf00', '#bf00bf', '#bf0000', '#0000bf'] as const;

/** True in the first `flashDurationMs` of each whole second. */
export const isFlashOn = (gridMs: number): boolean => gridMs % 1000 < flashDurationMs;

/** Draws colour bars below the middle, and the frame clock and the flash on top, as contracts/testSignal tells. */
export function drawTestSignal(context: DrawContext, size: Size, { nowMs, gridMs }: FrameTime): void {
  const barWidth = Math.ceil(size.width / bars.length);
  bars.forEach((colour, index) => {
    context.fillStyle = colour;
    context.fillRect(index * barWidth, Math.round(size.height * 0.8), barWidth, Math.round(size.height * 0.2));
  });
  const cell = clockCellSize(size.width);
  const bits = encodeFrameClock(nowMs);
  context.fillStyle = '#000000';
  context.fillRect(0, 0, cell * bits.length, cell);
  context.fillStyle = '#ffffff';
  bits.forEach((bit, index) => {
    if (bit) context.fillRect(index * cell, 0, cell, cell);
  });
  const flash = flashArea(size);
  context.fillStyle = isFlashOn(gridMs) ? '#ffffff' : '#000000';
  context.fillRect(flash.x, flash.y, flash.width, flash.height);
}
