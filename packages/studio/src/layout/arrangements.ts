import type { Corner, Fit, Inset, LayoutId } from '@footlight/contracts';
import { bestColumns, cells, cut, even, fitAspect, fullFrame, gapOf, insideOf, isTall } from './geometry.ts';
import type { LayoutSource, Rect, Size } from './types.ts';

/** A source in its slot; without a fit, a screen is shown whole and a camera fills it. */
export interface Slot extends Rect {
  source: LayoutSource;
  fit?: Fit;
}

interface Arrangement {
  /** The first takes the best slot; at least two, since one alone fills the frame. */
  sources: readonly LayoutSource[];
  size: Size;
  inset: Inset;
  /** The first source leads, even beside a shared screen. */
  spotlit: boolean;
}

const wide = 16 / 9;

/** Whoever is in the spotlight leads, else the shared screen, else whoever is first. */
function splitLeader({ sources, spotlit }: Arrangement): { leader: LayoutSource | undefined; others: LayoutSource[] } {
  const leader = (spotlit ? undefined : sources.find(({ kind }) => kind === 'screen')) ?? sources[0];
  return { leader, others: sources.filter((source) => source !== leader) };
}

const place = (sources: readonly LayoutSource[], rects: readonly Rect[]): Slot[] =>
  sources.flatMap((source, index) => (rects[index] ? [{ source, ...rects[index] }] : []));

const placeOne = (source: LayoutSource | undefined, rect: Rect): Slot[] => (source ? [{ source, ...rect }] : []);

/** Next to each other, or above each other in a tall frame. */
const columnsOf = (size: Size): number => (isTall(size) ? 1 : 2);

function placeInset({ size, inset }: Arrangement, { count, aspect }: { count: number; aspect: number }): Rect[] {
  const margin = gapOf(size) * 2;
  const gap = gapOf(size);
  const room = (size.height - margin * 2 - gap * (count - 1)) / count;
  const width = even(Math.min(size.width * inset.scale, room * aspect));
  const height = even(width / aspect);
  const { left, top } = sidesOf(inset.corner);
  const x = left ? margin : even(size.width - margin - width);
  const stack = count * height + (count - 1) * gap;
  const y = top ? margin : even(size.height - margin - stack);
  return Array.from({ length: count }, (_, index) => ({ x, y: y + index * (height + gap), width, height }));
}

const sidesOf = (corner: Corner) => ({
  left: corner === 'topLeft' || corner === 'bottomLeft',
  top: corner === 'topLeft' || corner === 'topRight',
});

/** In a tall frame: the leader in the upper part, everyone else in a grid below. Without an aspect the leader fills its part. */
function leaderAbove(given: Arrangement, { share, leaderAspect }: { share: number; leaderAspect?: number }): Slot[] {
  const gap = gapOf(given.size);
  const { leader, others } = splitLeader(given);
  const [above, below] = cut(insideOf(given.size, gap), { along: 'y', share, gap });
  const columns = bestColumns(below, { count: others.length, gap, aspect: 1 });
  const leaderRect = leaderAspect === undefined ? above : fitAspect(above, leaderAspect);
  return [...placeOne(leader, leaderRect), ...place(others, cells(below, { count: others.length, columns, gap }))];
}

/** How many sources each layout holds, and where it puts them. */
export const arrangements: Record<LayoutId, { maxSources: number; arrange: (given: Arrangement) => Slot[] }> = {
  solo: { maxSources: 1, arrange: ({ sources, size }) => place(sources, [fullFrame(size)]) },
  soloCropped: { maxSources: 1, arrange: ({ sources, size }) => place(sources, [fullFrame(size)]) },
  split: {
    maxSources: 2,
    arrange: ({ sources, size }) =>
      place(sources, cells(insideOf(size, gapOf(size)), { count: 2, columns: columnsOf(size), gap: gapOf(size) })),
  },
  splitThin: {
    maxSources: 2,
    arrange: ({ sources, size }) => {
      const gap = gapOf(size) * 2;
      return place(
        sources,
        cells(insideOf(size, gap * 2), { count: 2, columns: columnsOf(size), gap, aspect: isTall(size) ? 4 / 3 : 3 / 4 }),
      );
    },
  },
  sideBySide: {
    maxSources: 2,
    arrange: ({ sources, size }) => {
      const gap = gapOf(size);
      const slots = place(sources, cells(insideOf(size, gap), { count: 2, columns: columnsOf(size), gap, aspect: wide }));
      return slots.map((slot) => ({ ...slot, fit: 'contain' as const }));
    },
  },
  grid: {
    maxSources: 12,
    arrange: ({ sources, size }) => {
      const gap = gapOf(size);
      const area = insideOf(size, gap);
      const count = sources.length;
      const columns = bestColumns(area, { count, gap, aspect: isTall(size) ? 1 : wide });
      return place(sources, cells(area, { count, columns, gap }));
    },
  },
  leaderRow: {
    maxSources: 9,
    arrange: (given) => {
      if (isTall(given.size)) return leaderAbove(given, { share: 0.55 });
      const gap = gapOf(given.size);
      const { leader, others } = splitLeader(given);
      const [above, below] = cut(insideOf(given.size, gap), { along: 'y', share: 0.74, gap });
      const row = { count: others.length, columns: others.length, gap, aspect: wide };
      return [...placeOne(leader, fitAspect(above, wide)), ...place(others, cells(below, row))];
    },
  },
  screenStrip: {
    maxSources: 9,
    arrange: (given) => {
      if (isTall(given.size)) return leaderAbove(given, { share: 0.36, leaderAspect: wide });
      const gap = gapOf(given.size);
      const { leader, others } = splitLeader(given);
      const [first, strip] = cut(insideOf(given.size, gap), { along: 'x', share: 0.77, gap });
      const column = { count: others.length, columns: 1, gap, aspect: wide };
      return [...placeOne(leader, fitAspect(first, wide)), ...place(others, cells(strip, column))];
    },
  },
  screenCorner: {
    maxSources: 4,
    arrange: (given) => {
      const { leader, others } = splitLeader(given);
      return [...placeOne(leader, fullFrame(given.size)), ...place(others, placeInset(given, { count: others.length, aspect: 1 }))];
    },
  },
  pictureInPicture: {
    maxSources: 2,
    arrange: (given) => {
      const { leader, others } = splitLeader(given);
      const aspect = isTall(given.size) ? 3 / 4 : wide;
      return [...placeOne(leader, fullFrame(given.size)), ...place(others, placeInset(given, { count: 1, aspect }))];
    },
  },
};
