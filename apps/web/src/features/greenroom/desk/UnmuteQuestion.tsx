'use client';

import type { ShowRunner } from '@footlight/studio';
import { Button, Notice } from '../../../ui/index.ts';
import { useStore } from '../hooks/useStore.ts';
import { rememberForShow } from '../model/rememberedChoices.ts';

/** A host asks one to unmute: one press does it, and nothing happens without it. */
export function UnmuteQuestion({ session }: { session: ShowRunner }) {
  const { desk } = session.room;
  const askedBy = useStore(desk.unmuteAskedBy);
  const { microphoneOn } = useStore(session.localMedia);
  if (askedBy === null || microphoneOn) return null;
  const accept = () => {
    rememberForShow({ microphoneOn: true });
    void session.setMicrophoneOn(true);
    desk.forgetUnmuteAsked();
  };
  return (
    <Notice
      tone="attention"
      action={
        <div className="flex flex-wrap justify-end gap-2">
          <Button size="small" onClick={() => desk.forgetUnmuteAsked()}>
            Not now
          </Button>
          <Button size="small" variant="primary" onClick={accept}>
            Unmute me
          </Button>
        </div>
      }
    >
      {askedBy} asks you to turn your microphone on.
    </Notice>
  );
}
