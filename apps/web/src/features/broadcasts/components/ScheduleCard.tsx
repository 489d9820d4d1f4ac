'use client';

import { CalendarPlus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type FormEvent, useEffect, useState } from 'react';
import { callApi } from '../../../ui/apiClient.ts';
import { buttonClass } from '../../../ui/buttonStyles.ts';
import { Button, Card, CopyField, Field, Input, LocalTime, useSubmit, useToast } from '../../../ui/index.ts';
import { fromInputValue, toInputValue } from '../scheduleInput.ts';
import type { BroadcastView } from '../views.ts';

/** When the show begins, its public page, and its calendar file. */
export function ScheduleCard({ broadcast: { id, scheduledAt } }: { broadcast: BroadcastView }) {
  const [editing, setEditing] = useState(false);
  const [address, setAddress] = useState('');
  useEffect(() => setAddress(new URL(`/shows/${id}`, window.location.href).href), [id]);
  if (scheduledAt === null || editing)
    return (
      <Card className="p-6">
        <h2 className="title-section mb-4">Begins</h2>
        <ScheduleForm id={id} scheduledAt={scheduledAt} onDone={() => setEditing(false)} />
      </Card>
    );
  return (
    <Card className="flex flex-col gap-4 p-6">
      <h2 className="title-section">Begins</h2>
      <p className="text-base">
        <LocalTime at={scheduledAt} />
      </p>
      <CopyField value={address} label="Public page" />
      <p className="text-[0.8125rem] text-faint text-pretty">Everyone with this address sees the title and a countdown.</p>
      <div className="flex flex-wrap gap-2">
        <a href={`/shows/${id}/calendar`} download className={buttonClass('secondary', 'small')}>
          <CalendarPlus size={15} aria-hidden />
          Calendar file
        </a>
        <Button size="small" onClick={() => setEditing(true)}>
          Change time
        </Button>
      </div>
    </Card>
  );
}

interface ScheduleFormProps {
  id: string;
  scheduledAt: number | null;
  onDone: () => void;
}

function ScheduleForm({ id, scheduledAt, onDone }: ScheduleFormProps) {
  const router = useRouter();
  const toast = useToast();
  // The server knows no time zone: the field is filled in the browser.
  const [value, setValue] = useState('');
  useEffect(() => setValue(toInputValue(scheduledAt)), [scheduledAt]);
  const { busy, problem, problems, submit } = useSubmit();
  const save = (at: number | null, said: string) =>
    submit(async () => {
      await callApi(`/api/broadcasts/${id}`, { method: 'PATCH', body: { scheduledAt: at } });
      toast(said);
      onDone();
      router.refresh();
    });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void save(fromInputValue(value), 'The time is set.');
  };
  return (
    <form onSubmit={onSubmit} noValidate className="flex flex-col gap-4">
      <Field label="Date and time" problem={problems.scheduledAt ?? problem ?? undefined}>
        <Input type="datetime-local" value={value} onChange={(event) => setValue(event.target.value)} />
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" size="small" variant="primary" busy={busy} disabled={value === ''}>
          Set time
        </Button>
        {scheduledAt !== null && (
          <>
            <Button size="small" disabled={busy} onClick={() => void save(null, 'The show has no time any more.')}>
              Remove time
            </Button>
            <Button size="small" disabled={busy} onClick={onDone}>
              Cancel
            </Button>
          </>
        )}
      </div>
    </form>
  );
}
