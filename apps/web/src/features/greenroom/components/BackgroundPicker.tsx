'use client';

import type { DeviceSelection } from '@footlight/studio';
import { type ChangeEvent, useRef, useState } from 'react';
import { Field, Select } from '../../../ui/index.ts';
import { useOwnPicture } from '../hooks/useOwnPicture.ts';
import { useSelected } from '../hooks/useStore.ts';
import { type BackgroundId, backgroundIdOf, backgroundIds, backgroundNames, backgroundOf } from '../model/backgrounds.ts';
import { rememberChoices } from '../model/rememberedChoices.ts';

/** What is behind oneself: blurred, or another picture. Remembered, and a picture of one's own stays in this browser. */
export function BackgroundPicker({ devices }: { devices: DeviceSelection }) {
  const { background, status, message, isOffered } = useSelected(devices.state, (state) => state.background);
  const { picture, keep } = useOwnPicture();
  const [problem, setProblem] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);

  const choose = (id: BackgroundId, ownPicture = picture) => {
    setProblem(null);
    rememberChoices({ background: id });
    devices.setBackground(backgroundOf(id, ownPicture));
  };
  const chooseFile = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    event.target.value = '';
    if (!file) return;
    const kept = await keep(file);
    if (kept) choose('own', kept);
    else setProblem('This file is not a picture that the browser can show. Choose a JPEG, PNG or WebP.');
  };

  if (!isOffered)
    return (
      <p className="text-[0.8125rem] text-faint">
        This browser cannot change what is behind you. Chrome and Edge on a computer can blur it.
      </p>
    );
  const ids = backgroundIds.filter((id) => id !== 'own' || picture !== undefined);
  return (
    <>
      <input
        ref={input}
        type="file"
        accept="image/png,image/jpeg,image/webp"
        onChange={(event) => void chooseFile(event)}
        className="sr-only"
        aria-label="Background picture file"
        tabIndex={-1}
      />
      <Field
        label="Background"
        problem={problem ?? message ?? undefined}
        hint={status === 'starting' ? 'Getting the background ready…' : undefined}
        aside={
          <button type="button" onClick={() => input.current?.click()} className="font-medium text-accent-ink hover:underline">
            {picture ? 'Another picture' : 'Own picture'}
          </button>
        }
      >
        <Select
          value={backgroundIdOf(background)}
          onValueChange={(id) => choose(id)}
          options={ids.map((id) => ({ value: id, label: backgroundNames[id] }))}
        />
      </Field>
    </>
  );
}
