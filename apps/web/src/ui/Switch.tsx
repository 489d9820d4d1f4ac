'use client';

import { Switch as Radix } from 'radix-ui';
import { useId } from 'react';

interface SwitchProps {
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
  /** The accessible name; shown beside the switch unless `labelHidden`. */
  label: string;
  labelHidden?: boolean;
  hint?: string;
  disabled?: boolean;
}

export function Switch({ checked, onCheckedChange, label, labelHidden = false, hint, disabled = false }: SwitchProps) {
  const id = useId();
  return (
    <div className="flex items-start gap-3">
      <Radix.Root
        id={id}
        checked={checked}
        onCheckedChange={onCheckedChange}
        disabled={disabled}
        {...(labelHidden ? { 'aria-label': label } : {})}
        {...(hint ? { 'aria-describedby': `${id}-hint` } : {})}
        className="relative h-6 w-10 shrink-0 rounded-full border border-line-strong bg-sunken transition-colors duration-150 disabled:opacity-50 data-[state=checked]:border-healthy data-[state=checked]:bg-healthy"
      >
        <Radix.Thumb className="block size-4.5 translate-x-0.5 rounded-full bg-text-muted shadow-sm transition-transform duration-150 data-[state=checked]:translate-x-4.5 data-[state=checked]:bg-white data-[state=unchecked]:bg-faint" />
      </Radix.Root>
      {!labelHidden && (
        <div className="pt-0.5">
          <label htmlFor={id} className="text-sm text-ink">
            {label}
          </label>
          {hint && (
            <p id={`${id}-hint`} className="mt-0.5 text-[0.8125rem] text-faint">
              {hint}
            </p>
          )}
        </div>
      )}
    </div>
  );
}
