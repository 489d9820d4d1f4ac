import type { LayoutId } from '@footlight/contracts';

export interface LayoutEntry {
  id: LayoutId;
  name: string;
  /** The number key that chooses it. */
  key: '1' | '2' | '3' | '4' | '5';
  /** Fewer sources than this leave a part of the frame empty. */
  minSources: number;
  maxSources: number;
  description: string;
}

/** Every layout, in the order of its key. */
export const layouts: readonly LayoutEntry[] = [
  { id: 'solo', name: 'Solo', key: '1', minSources: 1, maxSources: 1, description: 'One source fills the frame.' },
  { id: 'split', name: 'Split', key: '2', minSources: 2, maxSources: 2, description: 'Two people next to each other, the same size.' },
  { id: 'grid', name: 'Grid', key: '3', minSources: 1, maxSources: 9, description: 'Everyone on stage, up to nine, the same size.' },
  {
    id: 'sideBySide',
    name: 'Screen and people',
    key: '4',
    minSources: 2,
    maxSources: 9,
    description: 'The shared screen, or the first person, large; the others in a strip beside it.',
  },
  {
    id: 'pictureInPicture',
    name: 'Picture in picture',
    key: '5',
    minSources: 2,
    maxSources: 2,
    description: 'One source fills the frame, a second sits in its corner.',
  },
];
