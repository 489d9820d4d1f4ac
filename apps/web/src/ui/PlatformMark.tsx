import type { PlatformId } from '@footlight/contracts';
import clsx from 'clsx';

const marks: Record<PlatformId, string> = { youtube: 'YT', twitch: 'TW', facebook: 'FB', linkedin: 'IN', kick: 'KI', custom: 'RT' };
const sizes = { small: 'size-6 text-[0.625rem] rounded', medium: 'size-9 text-xs rounded-md' } as const;

/** Two letters for a platform, in the studio's own colours: their logos would shout. Decorative; the name stands beside it. */
export function PlatformMark({ platform, size = 'medium' }: { platform: PlatformId; size?: keyof typeof sizes }) {
  return (
    <span
      aria-hidden="true"
      className={clsx(
        'inline-flex shrink-0 items-center justify-center border border-line bg-sunken font-semibold tracking-wide text-muted',
        sizes[size],
      )}
    >
      {marks[platform]}
    </span>
  );
}
