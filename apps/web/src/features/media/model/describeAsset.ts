import type { AssetKind } from '@footlight/contracts';
import { formatBytes } from '../../../ui/format.ts';
import type { MediaAssetView } from '../views.ts';

/** `1:05`, `1:02:05`. @param seconds rounded to whole ones. */
export function formatClock(seconds: number): string {
  const total = Math.max(0, Math.round(seconds));
  const hours = Math.floor(total / 3600);
  const minutes = Math.floor((total % 3600) / 60);
  const rest = String(total % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}

const kindNames: Record<AssetKind, string> = { image: 'Picture', video: 'Video', audio: 'Sound' };

/** `0:12, 1.4 MB`, or `1920 × 1080, 640 kB`: what can be told of it, and its size. */
export function describeAsset({ kind, durationS, width, height, bytes }: MediaAssetView): string {
  const size = width === null || height === null ? kindNames[kind] : `${width} × ${height}`;
  return `${durationS === null ? size : formatClock(durationS)}, ${formatBytes(bytes)}`;
}
