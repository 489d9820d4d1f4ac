export { MediaLibrary } from './components/MediaLibrary.tsx';
export type { PlayOptions } from './components/MediaRow.tsx';
export { type MediaLibraryControl, useMediaLibrary } from './hooks/useMediaLibrary.ts';
export { formatClock } from './model/describeAsset.ts';
export type { MediaAssetView } from './views.ts';
