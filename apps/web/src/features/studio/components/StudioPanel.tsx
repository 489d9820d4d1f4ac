'use client';

import clsx from 'clsx';
import type { ReactNode } from 'react';
import { useStore } from '../../greenroom/index.ts';
import { useShow } from '../hooks/useShow.ts';
import { useStudio } from '../hooks/useStudio.ts';
import { listHealthFacts } from '../model/describeHealth.ts';
import { BrandSection } from './BrandSection.tsx';
import { DestinationList } from './DestinationList.tsx';

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="border-b border-line px-5 py-5 last:border-0">
      <h2 className="mb-3.5 text-[0.8125rem] font-semibold text-ink">{title}</h2>
      {children}
    </section>
  );
}

function PictureFacts() {
  const { session } = useStudio();
  const facts = listHealthFacts(useStore(session.health));
  return (
    <dl className="tabular grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 text-[0.8125rem]">
      {facts.map(({ label, value }) => (
        <div key={label} className="contents">
          <dt className="text-faint">{label}</dt>
          <dd className="text-right text-muted">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Beside the preview on a wide page; a drawer over its right edge on a narrower one. */
export function StudioPanel({ open }: { open: boolean }) {
  const { visit, live } = useStudio();
  const broadcast = useStore(visit.broadcast);
  const { egress } = useShow(visit, live);
  return (
    <aside
      aria-label="Panel"
      className={clsx(
        'w-80 shrink-0 overflow-y-auto border-l border-line bg-surface',
        open ? 'absolute inset-y-0 right-0 z-20 shadow-float xl:static xl:shadow-none' : 'hidden xl:block',
      )}
    >
      <Section title="Destinations">
        <DestinationList broadcast={broadcast} egress={egress} />
      </Section>
      <Section title="Brand">
        <BrandSection />
      </Section>
      <Section title="Picture">
        <PictureFacts />
      </Section>
    </aside>
  );
}
