import type { ReactNode } from 'react';

/** A titled part of one tab of the panel. */
export function PanelSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="border-b border-line px-5 py-5 last:border-0">
      <h2 className="mb-3.5 text-[0.8125rem] font-semibold text-ink">{title}</h2>
      {children}
    </section>
  );
}
