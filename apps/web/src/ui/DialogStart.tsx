'use client';

import type { ReactNode } from 'react';

/**
 * The body of a window that has no field to begin with. It takes the focus when the window opens: on the Close button,
 * the focus would open its tooltip, and Escape would close that first.
 */
export function DialogStart({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <div
      ref={(element) => {
        if (element && !element.contains(document.activeElement)) element.focus({ preventScroll: true });
      }}
      tabIndex={-1}
      className={`focus:outline-none ${className ?? ''}`}
    >
      {children}
    </div>
  );
}
