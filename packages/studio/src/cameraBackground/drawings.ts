import type { DrawingId } from './types.ts';

type Draw = (context: OffscreenCanvasRenderingContext2D, size: { width: number; height: number }) => void;

/** An evening sky with hills. Lengths are shares of the picture's size. */
const dusk: Draw = (context, { width, height }) => {
  const sky = context.createLinearGradient(0, 0, 0, height);
  for (const [at, colour] of [
    [0, '#1d2440'],
    [0.45, '#54456e'],
    [0.75, '#b9697a'],
    [1, '#e6a078'],
  ] as const)
    sky.addColorStop(at, colour);
  context.fillStyle = sky;
  context.fillRect(0, 0, width, height);
  for (const { from, lift, colour } of [
    { from: 0.72, lift: 0.1, colour: '#3b3355' },
    { from: 0.82, lift: -0.08, colour: '#2a2743' },
    { from: 0.92, lift: 0.06, colour: '#1b1c33' },
  ]) {
    context.fillStyle = colour;
    context.beginPath();
    context.moveTo(0, from * height);
    context.bezierCurveTo(width * 0.3, (from - lift) * height, width * 0.6, (from + lift) * height, width, (from - lift / 2) * height);
    context.lineTo(width, height);
    context.lineTo(0, height);
    context.fill();
  }
};

const spines = ['#7a4b3a', '#40586b', '#8c7a4f', '#4d6152', '#6b4a63', '#a3876a', '#38424f'] as const;

/** A wall with shelves of books, out of focus by being plain. */
const shelves: Draw = (context, { width, height }) => {
  const wall = context.createLinearGradient(0, 0, width, height);
  wall.addColorStop(0, '#4a4039');
  wall.addColorStop(1, '#2f2925');
  context.fillStyle = wall;
  context.fillRect(0, 0, width, height);
  const book = width / 44;
  for (let shelf = 0; shelf < 3; shelf += 1) {
    const floor = height * (0.3 + 0.3 * shelf);
    for (let place = 0; place < 44; place += 1) {
      const tall = 0.12 + 0.07 * ((place * 7 + shelf * 5) % 4) * 0.25;
      if ((place + shelf * 3) % 11 === 0) continue;
      context.fillStyle = spines[(place * 3 + shelf) % spines.length] ?? spines[0];
      context.fillRect(place * book + 1, floor - tall * height, book - 2, tall * height);
    }
    context.fillStyle = '#5d4a3b';
    context.fillRect(0, floor, width, height * 0.02);
  }
};

/** A light, even wall with a soft light on it. */
const paper: Draw = (context, { width, height }) => {
  context.fillStyle = '#c9cdd2';
  context.fillRect(0, 0, width, height);
  const light = context.createRadialGradient(width * 0.35, height * 0.3, 0, width * 0.35, height * 0.3, width * 0.8);
  light.addColorStop(0, '#eef0f2');
  light.addColorStop(1, '#a9b0b8');
  context.fillStyle = light;
  context.fillRect(0, 0, width, height);
};

export const drawings: Record<DrawingId, Draw> = { dusk, shelves, paper };
