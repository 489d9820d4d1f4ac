import clsx from 'clsx';
import type { GuestPhase } from '../model/guestPhase.ts';

interface Presence {
  /** Whether the guest's camera is on. */
  seen: boolean;
  /** Whether the guest's microphone is on, and no host holds it muted. */
  heard: boolean;
}

interface Words {
  title: string;
  text: string;
}

const audienceText = ({ seen, heard }: Presence): string => {
  if (seen && heard) return 'The audience sees and hears you.';
  if (seen) return 'The audience sees you, and does not hear you.';
  return heard ? 'The audience hears you, and sees your name.' : 'The audience sees your name alone.';
};

const wordsOf = (phase: GuestPhase, presence: Presence, backstageText?: string): Words => {
  switch (phase.kind) {
    case 'onStage':
      return phase.live
        ? { title: 'You are on air', text: audienceText(presence) }
        : { title: 'You are on stage', text: 'The show is not live yet. It begins when the host goes live.' };
    case 'backstage': {
      const waiting = phase.live ? 'The show is live. The host will bring you on.' : 'The host will bring you on.';
      const heard = presence.heard ? ' The others backstage hear you.' : '';
      return { title: 'You are backstage', text: `${backstageText ?? waiting}${heard}` };
    }
    case 'reconnecting':
      return { title: 'Connection lost', text: 'Reconnecting. Your place is kept.' };
    default:
      return { title: 'Joining', text: 'One moment.' };
  }
};

interface GuestBannerProps {
  phase: GuestPhase;
  presence: Presence;
  /** For who is not waiting to be brought on. */
  backstageText?: string;
  /** For a page with much on it. */
  isSlim?: boolean;
}

/** Where the guest is, readable from across the room. */
export function GuestBanner({ phase, presence, backstageText, isSlim = false }: GuestBannerProps) {
  const { title, text } = wordsOf(phase, presence, backstageText);
  const onAir = phase.kind === 'onStage' && phase.live;
  return (
    <div
      role="status"
      className={clsx(
        'rounded-lg border px-4 transition-colors duration-200',
        isSlim ? 'py-1.5' : 'py-3 sm:px-5',
        onAir ? 'border-on-air bg-on-air-wash' : 'border-line bg-surface',
        phase.kind === 'reconnecting' && 'border-attention bg-attention-wash',
      )}
    >
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
        {onAir && (
          <span className={clsx('flex items-center gap-2 font-bold tracking-[0.02em] text-on-air-ink', isSlim ? 'text-base' : 'text-xl')}>
            <span aria-hidden className="size-2.5 animate-pulse-soft rounded-full bg-on-air" />
            ON AIR
          </span>
        )}
        <span className={clsx('font-semibold', isSlim ? 'text-sm' : onAir ? 'text-lg' : 'text-base')}>{title}.</span>
        <span className="text-sm text-muted">{text}</span>
      </div>
    </div>
  );
}
