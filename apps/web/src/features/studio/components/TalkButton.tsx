'use client';

import { Megaphone } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { BarButton, useSelected } from '../../greenroom/index.ts';
import { useAttempt } from '../hooks/useAttempt.ts';
import { useOwnMedia } from '../hooks/useOwnMedia.ts';
import { useStudio } from '../hooks/useStudio.ts';

const isPress = ({ key }: KeyboardEvent): boolean => key === ' ' || key === 'Enter';

/** From backstage: while it is held, those on stage hear one. The audience never does. */
export function TalkButton() {
  const { room } = useStudio().session;
  const attempt = useAttempt();
  const { isHeard } = useOwnMedia();
  const talks = useSelected(room.state, ({ self }) => self?.talksToStage === true);
  const isBackstage = useSelected(room.state, ({ self }) => self?.placement === 'backstage');
  const held = useRef(false);
  const talk = (on: boolean) => {
    if (held.current === on) return;
    held.current = on;
    attempt(() => room.talkToStage(on));
  };
  // Gone while it is held: nobody tells that it was let go.
  useEffect(
    () => () => {
      if (held.current) room.talkToStage(false).catch(() => undefined);
    },
    [room],
  );
  if (!isBackstage) return null;
  return (
    <BarButton
      label={isHeard ? 'Talk to the stage: hold it while you speak' : 'Talk to the stage: turn your microphone on first'}
      caption={talks ? 'Talking' : 'Talk'}
      pressed={talks}
      look={talks ? 'active' : 'quiet'}
      icon={<Megaphone size={20} />}
      disabled={!isHeard}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        talk(true);
      }}
      onPointerUp={() => talk(false)}
      onLostPointerCapture={() => talk(false)}
      onKeyDown={(event) => isPress(event) && talk(true)}
      onKeyUp={() => talk(false)}
      onBlur={() => talk(false)}
    />
  );
}
