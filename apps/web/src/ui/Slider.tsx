'use client';

import { Slider as Radix } from 'radix-ui';

interface SliderProps {
  /** Accessible name. */
  label: string;
  value: number;
  min: number;
  max: number;
  step?: number;
  /** How a screen reader says the value. */
  valueText: string;
  /** At every step of a drag. */
  onValueChange: (value: number) => void;
  /** When the hand lets go, and after every key. */
  onValueCommit: (value: number) => void;
  /** A line at this value. */
  mark?: number;
}

/** A value between two others, by hand or by the arrow keys, Page Up, Page Down, Home and End. */
export function Slider({ label, value, min, max, step = 1, valueText, onValueChange, onValueCommit, mark }: SliderProps) {
  return (
    <Radix.Root
      value={[value]}
      min={min}
      max={max}
      step={step}
      onValueChange={([next = value]) => onValueChange(next)}
      onValueCommit={([next = value]) => onValueCommit(next)}
      className="relative flex h-6 w-full touch-none items-center select-none"
    >
      <Radix.Track className="relative h-1.5 w-full rounded-full bg-hover">
        <Radix.Range className="absolute h-full rounded-full bg-accent" />
        {mark !== undefined && (
          <span
            aria-hidden
            className="absolute -top-1 h-3.5 w-px bg-line-strong"
            style={{ left: `${((mark - min) / (max - min)) * 100}%` }}
          />
        )}
      </Radix.Track>
      <Radix.Thumb
        aria-label={label}
        aria-valuetext={valueText}
        className="block size-4 rounded-full border border-line-strong bg-ink shadow-sm transition-transform duration-150 hover:scale-110"
      />
    </Radix.Root>
  );
}
