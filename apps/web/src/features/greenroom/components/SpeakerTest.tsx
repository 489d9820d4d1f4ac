'use client';

import { playSpeakerTest } from '@footlight/studio';
import { Volume2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../ui/index.ts';

/** Plays a tone on the chosen speaker. */
export function SpeakerTest({ speakerId }: { speakerId: string | null }) {
  const [state, setState] = useState<'ready' | 'playing' | 'failed'>('ready');
  const play = async () => {
    setState('playing');
    try {
      await playSpeakerTest(speakerId);
      setState('ready');
    } catch {
      setState('failed');
    }
  };
  return (
    <div className="flex items-center gap-3">
      <Button size="small" busy={state === 'playing'} icon={<Volume2 size={16} aria-hidden />} onClick={() => void play()}>
        Play a tone
      </Button>
      <p className="text-[0.8125rem] text-faint" aria-live="polite">
        {state === 'playing' && 'Playing'}
        {state === 'failed' && 'The tone could not be played. Choose another speaker.'}
      </p>
    </div>
  );
}
