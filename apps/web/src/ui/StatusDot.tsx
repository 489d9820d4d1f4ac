import clsx from 'clsx';
import type { Tone } from './Badge.tsx';

const tones: Record<Tone, string> = {
  neutral: 'bg-faint',
  accent: 'bg-accent',
  healthy: 'bg-healthy',
  attention: 'bg-attention',
  onAir: 'bg-on-air',
};

interface StatusDotProps {
  tone: Tone;
  /** Breathes while the state is on its way to another. */
  pulsing?: boolean;
  /** The state in words, when no text beside the dot tells it. */
  label?: string;
  className?: string;
}

export function StatusDot({ tone, pulsing = false, label, className }: StatusDotProps) {
  return (
    <span
      className={clsx('inline-block size-2 shrink-0 rounded-full', tones[tone], pulsing && 'animate-pulse-soft', className)}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    />
  );
}
