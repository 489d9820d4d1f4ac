'use client';

import { platforms } from '@footlight/contracts';
import clsx from 'clsx';
import { Check } from 'lucide-react';
import Link from 'next/link';
import { PlatformMark } from '../../../ui/index.ts';
import { type DestinationView, programNames } from '../../destinations/index.ts';
import { maxShowDestinations } from '../views.ts';

interface DestinationPickerProps {
  destinations: readonly DestinationView[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}

/** Where a show goes: up to maxShowDestinations of the creator's Destinations. */
export function DestinationPicker({ destinations, chosen, onChange }: DestinationPickerProps) {
  const isFull = chosen.length >= maxShowDestinations;
  return (
    <fieldset>
      <legend className="mb-1.5 text-[0.8125rem] font-medium">Destinations</legend>
      {destinations.length === 0 ? (
        <p className="rounded-lg border border-dashed border-line-strong px-4 py-3 text-sm text-muted">
          None yet. Without one the show is only recorded here.{' '}
          <Link href="/admin/settings?section=destinations" className="font-medium text-accent-ink underline-offset-4 hover:underline">
            Add a destination
          </Link>
        </p>
      ) : (
        <div className="grid gap-2 sm:grid-cols-2">
          {destinations.map((destination) => {
            const checked = chosen.includes(destination.id);
            return (
              <label
                key={destination.id}
                className={clsx(
                  'relative flex cursor-pointer items-center gap-3 rounded-lg border p-3 transition-colors duration-150 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus',
                  checked ? 'border-accent bg-accent-wash' : 'border-line hover:border-line-strong',
                )}
              >
                <input
                  type="checkbox"
                  className="sr-only"
                  checked={checked}
                  disabled={!checked && isFull}
                  onChange={() => onChange(checked ? chosen.filter((id) => id !== destination.id) : [...chosen, destination.id])}
                />
                <PlatformMark platform={destination.platform} />
                <span className="min-w-0 flex-1">
                  <span className="block truncate font-medium">{destination.name}</span>
                  <span className="block truncate text-[0.8125rem] text-faint">{describe(destination)}</span>
                </span>
                <span
                  aria-hidden="true"
                  className={clsx(
                    'flex size-5 items-center justify-center rounded-full border',
                    checked ? 'border-accent bg-accent text-on-accent' : 'border-line-strong text-transparent',
                  )}
                >
                  <Check size={13} strokeWidth={3} />
                </span>
              </label>
            );
          })}
        </div>
      )}
      {isFull && <p className="mt-2 text-[0.8125rem] text-faint">A show goes to {maxShowDestinations} destinations at most.</p>}
    </fieldset>
  );
}

function describe({ enabled, platform, program, name, serverUrl }: DestinationView): string {
  if (!enabled) return 'Disabled: left out when you go live';
  if (program !== 'main') return programNames[program];
  return name === platforms[platform].name ? serverUrl.replace(/^rtmps?:\/\//, '') : platforms[platform].name;
}
