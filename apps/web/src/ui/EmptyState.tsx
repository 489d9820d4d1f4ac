import clsx from 'clsx';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  picture?: ReactNode;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  className?: string;
}

/** Says what belongs here and how to begin. */
export function EmptyState({ picture, title, children, action, className }: EmptyStateProps) {
  return (
    <div className={clsx('flex flex-col items-center px-6 py-12 text-center', className)}>
      {picture && <div className="mb-6 text-faint">{picture}</div>}
      <h2 className="title-section">{title}</h2>
      {children && <div className="mt-2 max-w-md text-sm text-muted text-balance">{children}</div>}
      {action && <div className="mt-6">{action}</div>}
    </div>
  );
}
