'use client';

import type { GuestSession } from '@footlight/studio';
import { Notice } from '../../../ui/index.ts';
import { useGuestNews } from '../hooks/useGuestNews.ts';
import { useStore } from '../hooks/useStore.ts';

/** What the guest should know beside the banner: spoken as it happens, and shown while it lasts. */
export function GuestNews({ session }: { session: GuestSession }) {
  const news = useGuestNews(session.room);
  const { self } = useStore(session.room.state);
  const { problem } = useStore(session.localMedia);
  return (
    <>
      <p className="sr-only" aria-live="assertive">
        {news}
      </p>
      {self?.mutedByHost && <Notice tone="attention">The host muted you. Only the host can let you speak again.</Notice>}
      {problem && <Notice tone="attention">{problem}</Notice>}
    </>
  );
}
