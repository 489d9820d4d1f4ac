'use client';

import { platforms } from '@footlight/contracts';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { callApi } from '../../../ui/apiClient.ts';
import { Badge, Button, Card, Dialog, Notice, PlatformMark, useSubmit } from '../../../ui/index.ts';
import { type DestinationView, programNames } from '../../destinations/index.ts';
import type { BroadcastView } from '../views.ts';
import { DestinationPicker } from './DestinationPicker.tsx';

interface PlannedDestinationsProps {
  broadcast: BroadcastView;
  destinations: readonly DestinationView[];
}

/** Where a show that is ready will go, and a way to change it. */
export function PlannedDestinations({ broadcast, destinations }: PlannedDestinationsProps) {
  const [open, setOpen] = useState(false);
  const disabled = new Set(destinations.filter(({ enabled }) => !enabled).map(({ id }) => id));
  return (
    <Card className="p-6">
      <div className="flex items-center justify-between gap-4">
        <h2 className="title-section">Destinations</h2>
        <Button size="small" onClick={() => setOpen(true)}>
          Change
        </Button>
      </div>
      {broadcast.destinations.length === 0 ? (
        <p className="mt-3 text-sm text-muted">None is chosen: the show would only be recorded here.</p>
      ) : (
        <ul className="mt-4 flex flex-col gap-3">
          {broadcast.destinations.map(({ id, name, platform, program }) => (
            <li key={id} className="flex items-center gap-3">
              <PlatformMark platform={platform} />
              <span className="min-w-0 flex-1">
                <span className="block truncate font-medium">{name}</span>
                {name !== platforms[platform].name && <span className="block text-[0.8125rem] text-faint">{platforms[platform].name}</span>}
              </span>
              {program !== 'main' && <Badge>{programNames[program]}</Badge>}
              {disabled.has(id) && <Badge tone="attention">Disabled</Badge>}
            </li>
          ))}
        </ul>
      )}
      <Dialog open={open} onOpenChange={setOpen} title="Destinations of this show" width="medium">
        {open && <PlannedForm broadcast={broadcast} destinations={destinations} onDone={() => setOpen(false)} />}
      </Dialog>
    </Card>
  );
}

function PlannedForm({ broadcast, destinations, onDone }: PlannedDestinationsProps & { onDone: () => void }) {
  const router = useRouter();
  const [chosen, setChosen] = useState<string[]>(() =>
    broadcast.destinations.map(({ id }) => id).filter((id) => destinations.some((known) => known.id === id)),
  );
  const { busy, problem, submit } = useSubmit();
  const save = () =>
    submit(async () => {
      await callApi(`/api/broadcasts/${broadcast.id}`, { method: 'PATCH', body: { destinationIds: chosen } });
      router.refresh();
      onDone();
    });
  return (
    <div className="flex flex-col gap-6">
      {problem && <Notice tone="attention">{problem}</Notice>}
      <DestinationPicker destinations={destinations} chosen={chosen} onChange={setChosen} />
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>Cancel</Button>
        <Button variant="primary" busy={busy} onClick={() => void save()}>
          Save
        </Button>
      </div>
    </div>
  );
}
