'use client';

import type { DeviceSelection, ShowRunner } from '@footlight/studio';
import { Button, Notice } from '../../../ui/index.ts';
import { ChatAnnouncer } from '../desk/ChatAnnouncer.tsx';
import { UnmuteQuestion } from '../desk/UnmuteQuestion.tsx';
import { useGuestNews } from '../hooks/useGuestNews.ts';
import { useSelected, useStore } from '../hooks/useStore.ts';

/** What the guest should know beside the banner: spoken as it happens, and shown while it lasts. */
export function GuestNews({ session, devices }: { session: ShowRunner; devices: DeviceSelection }) {
  const news = useGuestNews(session.room);
  const { self } = useStore(session.room.state);
  const { problem } = useStore(session.localMedia);
  const backgroundProblem = useSelected(devices.state, ({ background }) => background.message);
  const soundRunning = useStore(session.soundRunning);
  return (
    <>
      <p className="sr-only" aria-live="assertive">
        {news}
      </p>
      <ChatAnnouncer room={session.room} />
      <UnmuteQuestion session={session} />
      {self?.mutedByHost && <Notice tone="attention">The host muted you. Only the host can let you speak again.</Notice>}
      {!soundRunning && (
        <Notice tone="attention" action={<Button size="small">Turn sound on</Button>}>
          The browser holds the sound back until you press something.
        </Notice>
      )}
      {problem && <Notice tone="attention">{problem}</Notice>}
      {backgroundProblem && (
        <Notice
          tone="attention"
          action={
            <Button size="small" onClick={() => devices.setBackground({ kind: 'none' })}>
              Keep it off
            </Button>
          }
        >
          {backgroundProblem}
        </Notice>
      )}
    </>
  );
}
