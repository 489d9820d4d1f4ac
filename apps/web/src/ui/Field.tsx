'use client';

import clsx from 'clsx';
import { CircleAlert } from 'lucide-react';
import { type ComponentProps, createContext, type ReactNode, useContext, useId } from 'react';

interface FieldControl {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
  'aria-required': true | undefined;
}

const FieldContext = createContext<FieldControl | null>(null);

/** What a control inside a Field must carry to be named and described by it. */
export const useFieldControl = (): Partial<FieldControl> => useContext(FieldContext) ?? {};

interface FieldProps {
  label: string;
  /** What helps to fill it in. */
  hint?: ReactNode;
  /** What is wrong, in a sentence. */
  problem?: string | undefined;
  optional?: boolean;
  /** Stands at the right end of the label's line. */
  aside?: ReactNode;
  children: ReactNode;
  className?: string;
}

/** A label, one control, a hint and the problem, tied together for screen readers. */
export function Field({ label, hint, problem, optional = false, aside, children, className }: FieldProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  const problemId = `${id}-problem`;
  const describedBy = clsx(problem && problemId, hint && hintId) || undefined;
  return (
    <FieldContext.Provider
      value={{
        id,
        'aria-describedby': describedBy,
        'aria-invalid': problem ? true : undefined,
        'aria-required': optional ? undefined : true,
      }}
    >
      <div className={clsx('flex min-w-0 flex-col gap-1.5', className)}>
        <div className="flex items-baseline justify-between gap-4">
          <label htmlFor={id} className="text-[0.8125rem] font-medium text-ink">
            {label}
            {optional && <span className="ml-1.5 font-normal text-faint">optional</span>}
          </label>
          {aside && <span className="text-[0.8125rem] text-faint">{aside}</span>}
        </div>
        {children}
        {problem && (
          <p id={problemId} role="alert" className="flex items-start gap-1.5 text-[0.8125rem] text-attention-ink">
            <CircleAlert size={14} className="mt-[3px] shrink-0" aria-hidden />
            {problem}
          </p>
        )}
        {hint && (
          <p id={hintId} className="text-[0.8125rem] text-faint">
            {hint}
          </p>
        )}
      </div>
    </FieldContext.Provider>
  );
}

export const controlClass =
  'w-full min-w-0 rounded-lg border border-line-strong/80 bg-surface px-3 text-sm text-ink placeholder:text-faint/80 transition-colors duration-150 hover:border-line-strong focus-visible:outline-offset-0 disabled:opacity-60 aria-invalid:border-attention';

export function Input({ className, ...rest }: ComponentProps<'input'>) {
  return <input {...useFieldControl()} className={clsx(controlClass, 'h-10', className)} {...rest} />;
}
