'use client';

import { type Corner, corner as corners } from '@footlight/contracts';
import clsx from 'clsx';
import { cornerNames } from '../model/cornerNames.ts';

const places: Record<Corner, string> = {
  topLeft: 'items-start justify-start',
  topRight: 'items-start justify-end',
  bottomLeft: 'items-end justify-start',
  bottomRight: 'items-end justify-end',
};

interface CornerPickerProps {
  corner: Corner;
  onChange: (corner: Corner) => void;
}

/** The frame in small: press the corner where the logo should be. */
export function CornerPicker({ corner, onChange }: CornerPickerProps) {
  return (
    <fieldset className="grid h-16 w-28 shrink-0 grid-cols-2 grid-rows-2 overflow-hidden rounded-lg border border-line bg-sunken">
      <legend className="sr-only">Corner of the logo</legend>
      {corners.options.map((option) => (
        <button
          key={option}
          type="button"
          aria-label={cornerNames[option]}
          aria-pressed={option === corner}
          onClick={() => onChange(option)}
          className={clsx('flex p-2 hover:bg-hover focus-visible:outline-offset-[-2px]', places[option])}
        >
          <span aria-hidden className={clsx('h-2 w-4 rounded-[2px]', option === corner ? 'bg-accent' : 'bg-line-strong')} />
        </button>
      ))}
    </fieldset>
  );
}
