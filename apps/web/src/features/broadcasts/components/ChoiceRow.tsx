'use client';

import clsx from 'clsx';
import { useId } from 'react';

interface ChoiceRowProps<V extends string> {
  legend: string;
  value: V;
  onChange: (value: V) => void;
  choices: readonly { value: V; label: string; hint: string; disabled?: boolean }[];
}

/** A few choices side by side, each with what it means. */
export function ChoiceRow<V extends string>({ legend, value, onChange, choices }: ChoiceRowProps<V>) {
  const name = useId();
  return (
    <fieldset>
      <legend className="mb-1.5 text-[0.8125rem] font-medium">{legend}</legend>
      <div className="grid gap-2 sm:grid-cols-2">
        {choices.map((choice) => (
          <label
            key={choice.value}
            className={clsx(
              'flex flex-col rounded-lg border px-3.5 py-2.5 transition-colors duration-150 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus',
              choice.disabled ? 'opacity-55' : 'cursor-pointer',
              value === choice.value ? 'border-accent bg-accent-wash' : 'border-line hover:border-line-strong',
            )}
          >
            <input
              type="radio"
              name={name}
              className="sr-only"
              checked={value === choice.value}
              disabled={choice.disabled}
              onChange={() => onChange(choice.value)}
            />
            <span className="font-medium">{choice.label}</span>
            <span className="text-[0.8125rem] text-faint">{choice.hint}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
