'use client';

import type { DeviceSelection, MicrophoneSound } from '@footlight/studio';
import { Switch } from '../../../ui/index.ts';
import { useSelected } from '../hooks/useStore.ts';

const options: readonly { key: Exclude<keyof MicrophoneSound, 'music'>; label: string; hint: string }[] = [
  { key: 'echoCancellation', label: 'Echo cancellation', hint: 'Off only with headphones.' },
  { key: 'noiseSuppression', label: 'Noise suppression', hint: 'Takes fans and keyboards out of your voice.' },
  { key: 'autoGainControl', label: 'Automatic volume', hint: 'The browser turns your microphone up and down.' },
];

/** What the browser does to the chosen microphone's sound. Remembered for each microphone. */
export function MicrophoneOptions({ devices }: { devices: DeviceSelection }) {
  const sound = useSelected(devices.state, ({ microphoneSound }) => microphoneSound);
  const isOpen = useSelected(devices.state, ({ microphone }) => microphone.track !== null);
  const change = (part: Partial<MicrophoneSound>) => void devices.setMicrophoneSound({ ...sound, ...part });
  return (
    <details>
      <summary className="w-fit cursor-pointer rounded-md py-1 text-[0.8125rem] text-muted hover:text-ink">Microphone options</summary>
      <div className="flex flex-col gap-3.5 pt-3">
        <Switch
          label="Music mode"
          hint="Stereo, with nothing done to the sound. Use headphones."
          checked={sound.music}
          disabled={!isOpen}
          onCheckedChange={(music) => change({ music })}
        />
        {options.map(({ key, label, hint }) => (
          <Switch
            key={key}
            label={label}
            hint={hint}
            checked={sound[key] && !sound.music}
            disabled={!isOpen || sound.music}
            onCheckedChange={(on) => change({ [key]: on })}
          />
        ))}
      </div>
    </details>
  );
}
