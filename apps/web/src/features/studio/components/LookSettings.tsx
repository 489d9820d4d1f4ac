'use client';

import { type Look, nameTagStyle, type ProgramFont } from '@footlight/contracts';
import clsx from 'clsx';
import { Field, Select } from '../../../ui/index.ts';
import { useLook } from '../hooks/useBrand.ts';

const colourNames = { accent: 'Accent', text: 'Letters', panel: 'Behind letters', background: 'Behind people' } as const;
type ColourField = keyof typeof colourNames;
const colourFields = Object.keys(colourNames) as ColourField[];

const fonts: readonly { value: ProgramFont; label: string }[] = [
  { value: 'inter', label: 'Inter' },
  { value: 'montserrat', label: 'Montserrat' },
  { value: 'lora', label: 'Lora' },
  { value: 'oswald', label: 'Oswald' },
];

const tagNames: Readonly<Record<Look['nameTags'], string>> = { bar: 'Bar', solid: 'Solid', line: 'Line', pill: 'Pill' };

/** Colours, letters and name tags. What is chosen is in the picture at once. */
export function LookSettings() {
  const { look, change } = useLook();
  return (
    <div className="flex flex-col gap-4">
      <fieldset className="grid grid-cols-2 gap-2">
        <legend className="mb-1.5 text-[0.8125rem] font-medium text-ink">Colours</legend>
        {colourFields.map((field) => (
          <label key={field} className="flex items-center gap-2 text-[0.8125rem] text-muted">
            <input
              type="color"
              value={look[field]}
              onChange={(event) => change({ [field]: event.target.value })}
              className="h-8 w-9 shrink-0 cursor-pointer rounded-md border border-line bg-sunken p-0.5"
            />
            {colourNames[field]}
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend className="mb-1.5 text-[0.8125rem] font-medium text-ink">Style of name tags</legend>
        <div className="grid grid-cols-4 gap-1.5">
          {nameTagStyle.options.map((style) => (
            <label
              key={style}
              className={clsx(
                'flex h-9 cursor-pointer items-center justify-center rounded-md border text-xs focus-within:outline-2 focus-within:outline-accent',
                look.nameTags === style ? 'border-accent bg-accent-wash text-accent-ink' : 'border-line text-muted hover:bg-hover',
              )}
            >
              <input
                type="radio"
                name="name-tags"
                className="sr-only"
                checked={look.nameTags === style}
                onChange={() => change({ nameTags: style })}
              />
              {tagNames[style]}
            </label>
          ))}
        </div>
      </fieldset>
      <Field label="Font">
        <Select value={look.font} onValueChange={(font) => change({ font })} options={fonts} />
      </Field>
    </div>
  );
}
