'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { callApi } from '../../../ui/apiClient.ts';
import { Button, Card, ConfirmDialog, Field, Input, LocalTime, Notice, useSubmit, useToast } from '../../../ui/index.ts';
import { type SettingsView, settingsView } from '../views.ts';

/** Daily's API key: written, replaced, removed; never read. */
export function DailySection({ settings }: { settings: SettingsView }) {
  const router = useRouter();
  const toast = useToast();
  const { set, setAt } = settings.dailyApiKey;
  const [editing, setEditing] = useState(!set);
  const [removing, setRemoving] = useState(false);
  const [key, setKey] = useState('');
  const { busy, problem, problems, submit } = useSubmit();

  const send = async (dailyApiKey: string | null) => {
    await callApi('/api/admin/settings', { method: 'PATCH', body: { dailyApiKey }, result: settingsView });
    router.refresh();
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void submit(async () => {
      await send(key);
      setKey('');
      setEditing(false);
      toast('The Daily API key is saved, encrypted.');
    });
  };

  return (
    <div className="flex flex-col gap-6">
      <Notice>Streaming through Daily is not available yet. A key can be stored for the day it is.</Notice>
      <Card className="p-6">
        {set && !editing ? (
          <div className="flex flex-wrap items-center justify-between gap-4">
            <div>
              <p className="font-medium">API key</p>
              <p className="mt-0.5 text-sm text-muted">
                {setAt !== null && (
                  <>
                    Set on <LocalTime at={setAt} format="date" />
                  </>
                )}
              </p>
            </div>
            <div className="flex gap-2">
              <Button size="small" onClick={() => setEditing(true)}>
                Replace
              </Button>
              <Button size="small" variant="danger" onClick={() => setRemoving(true)}>
                Remove
              </Button>
            </div>
          </div>
        ) : (
          <form onSubmit={onSubmit} noValidate className="flex flex-col gap-5">
            <Field
              label="API key"
              problem={problems.dailyApiKey ?? problem ?? undefined}
              hint="From the Daily dashboard, Developers. It is stored encrypted and never shown again."
            >
              <Input
                type="password"
                name="dailyApiKey"
                autoComplete="new-password"
                value={key}
                onChange={(event) => setKey(event.target.value)}
              />
            </Field>
            <div className="flex justify-end gap-2">
              {set && <Button onClick={() => setEditing(false)}>Cancel</Button>}
              <Button type="submit" variant="primary" busy={busy}>
                Save key
              </Button>
            </div>
          </form>
        )}
      </Card>
      <ConfirmDialog
        open={removing}
        onOpenChange={setRemoving}
        title="Remove the Daily API key?"
        description="It is deleted here. At Daily it stays valid until you revoke it there."
        confirmLabel="Remove"
        onConfirm={async () => {
          await send(null);
          setEditing(true);
          toast('The Daily API key is removed.');
        }}
      />
    </div>
  );
}
