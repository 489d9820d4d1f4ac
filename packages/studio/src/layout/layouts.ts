import type { LayoutId } from '@footlight/contracts';
import { arrangements } from './arrangements.ts';

export interface LayoutEntry {
  id: LayoutId;
  name: string;
  /** The number key that chooses it. */
  key: string;
  /** Fewer sources than this leave it looking like a simpler one. */
  minSources: number;
  maxSources: number;
  description: string;
}

const entry = (id: LayoutId, { key, ...rest }: Omit<LayoutEntry, 'id' | 'maxSources'>): LayoutEntry => ({
  id,
  key,
  maxSources: arrangements[id].maxSources,
  ...rest,
});

/** Every layout, in the order of its key. */
export const layouts: readonly LayoutEntry[] = [
  entry('solo', { name: 'Solo', key: '1', minSources: 1, description: 'One source, whole.' }),
  entry('soloCropped', { name: 'Solo, cropped', key: '2', minSources: 1, description: 'One source fills the frame.' }),
  entry('split', { name: 'Split', key: '3', minSources: 2, description: 'Two people next to each other, filling the frame.' }),
  entry('splitThin', { name: 'Thin split', key: '4', minSources: 2, description: 'Two upright pictures with the background around them.' }),
  entry('grid', { name: 'Grid', key: '5', minSources: 1, description: 'Everyone on stage, up to twelve, the same size.' }),
  entry('leaderRow', {
    name: 'Leader and row',
    key: '6',
    minSources: 2,
    description: 'The first person large, the others in a row below.',
  }),
  entry('screenStrip', {
    name: 'Screen and people',
    key: '7',
    minSources: 2,
    description: 'The shared screen, or the first person, large; the others in a strip beside it.',
  }),
  entry('screenCorner', {
    name: 'Screen and corner',
    key: '8',
    minSources: 2,
    description: 'The shared screen fills the frame; up to three people stand in its corner.',
  }),
  entry('pictureInPicture', {
    name: 'Picture in picture',
    key: '9',
    minSources: 2,
    description: 'One source fills the frame, a second sits in its corner.',
  }),
  entry('sideBySide', { name: 'Side by side', key: '0', minSources: 2, description: 'Two sources, each shown whole.' }),
];
