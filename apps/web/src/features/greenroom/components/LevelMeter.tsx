import clsx from 'clsx';

/** Voices lie low on a linear scale: the square root spreads them over the meter. */
const shownShare = (level: number): number => Math.min(1, Math.sqrt(Math.max(0, level)));

interface LevelMeterProps {
  /** 0..1 */
  level: number;
  label: string;
  vertical?: boolean;
}

/** A level as a bar: green, amber near the top. */
export function LevelMeter({ level, label, vertical = false }: LevelMeterProps) {
  const share = shownShare(level);
  const hidden = `${((1 - share) * 100).toFixed(1)}%`;
  return (
    // biome-ignore lint/a11y/useSemanticElements: browsers draw the meter element in their own way
    <div
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(share * 100)}
      className={clsx('overflow-hidden rounded-full bg-hover', vertical ? 'h-5 w-1.5' : 'h-1.5 w-full')}
    >
      <div
        className={clsx(
          'size-full from-healthy from-70% to-attention to-95% transition-[clip-path] duration-100 ease-out',
          vertical ? 'bg-linear-to-t' : 'bg-linear-to-r',
        )}
        style={{ clipPath: vertical ? `inset(${hidden} 0 0 0)` : `inset(0 ${hidden} 0 0)` }}
      />
    </div>
  );
}
