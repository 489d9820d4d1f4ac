'use client';

import { assertUnreachable } from '@footlight/contracts';
import { Button } from '../../../ui/index.ts';
import type { OverPhase } from '../model/guestPhase.ts';
import { GuestDoor } from './GuestDoor.tsx';

interface GuestGoodbyeProps {
  phase: OverPhase;
  title: string;
  onRejoin: (options: { takeOver: boolean }) => void;
}

/** Why the visit is over, and the way back where there is one. */
export function GuestGoodbye({ phase, title, onRejoin }: GuestGoodbyeProps) {
  switch (phase.kind) {
    case 'ended':
      return <GuestDoor urgent title="The show has ended" text={`Thank you for being in “${title}”. You can close this page.`} />;
    case 'removed':
      return (
        <GuestDoor urgent title="You were removed from this studio" text="If that was a mistake, your link still lets you in.">
          <Button size="large" onClick={() => onRejoin({ takeOver: false })}>
            Join again
          </Button>
        </GuestDoor>
      );
    case 'banned':
      return <GuestDoor urgent title="This show is closed to you" text="The host ended your visit. Your link does not let you in again." />;
    case 'left':
      return (
        <GuestDoor title="You left the studio" text="The link still lets you in while the show goes on.">
          <Button variant="primary" size="large" onClick={() => onRejoin({ takeOver: false })}>
            Join again
          </Button>
        </GuestDoor>
      );
    case 'displaced':
      return (
        <GuestDoor urgent title="You are in the studio in another tab" text="This tab was set aside, so that you are there only once.">
          <Button variant="primary" size="large" onClick={() => onRejoin({ takeOver: true })}>
            Take over here
          </Button>
        </GuestDoor>
      );
    case 'closed':
      return (
        <GuestDoor urgent title="The connection ended" text={phase.message}>
          <Button variant="primary" size="large" onClick={() => onRejoin({ takeOver: false })}>
            Join again
          </Button>
        </GuestDoor>
      );
    default:
      return assertUnreachable(phase);
  }
}
