import clsx from 'clsx';
import type { ComponentProps } from 'react';

/** A surface that holds things belonging together. */
export function Card({ className, ...rest }: ComponentProps<'section'>) {
  return <section className={clsx('rounded-lg border border-line bg-surface', className)} {...rest} />;
}
