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

/** `Video, 0:12, 1.4 MB`. */
export const describeAsset = ({ kind, durationS, bytes }: MediaAssetView): string =>
  [kindNames[kind], ...(durationS === null ? [] : [formatClock(durationS)]), formatBytes(bytes)].join(', ');
