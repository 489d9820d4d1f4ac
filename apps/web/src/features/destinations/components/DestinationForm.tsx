'use client';

import { type PlatformId, type ProgramId, platformIds, platforms, programId } from '@footlight/contracts';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { z } from 'zod';
import { callApi } from '../../../ui/apiClient.ts';
import { Button, Field, Input, LocalTime, Notice, PlatformMark, Select, Switch, useSubmit } from '../../../ui/index.ts';
import { programNames } from '../programNames.ts';
import { findAddressRemark, findDestinationProblems } from '../validate.ts';
import { type DestinationView, savedDestination } from '../views.ts';

interface DestinationFormProps {
  /** Absent for a new one. */
  destination?: DestinationView;
  submitLabel: string;
  onSaved: (saved: z.infer<typeof savedDestination>) => void;
  /** Stands beside the submit button. */
  secondary?: ReactNode;
}

const platformOptions = platformIds.map((id) => ({
  value: id,
  label: platforms[id].name,
  icon: <PlatformMark platform={id} size="small" />,
}));

const programOptions = programId.options.map((id) => ({ value: id, label: programNames[id] }));

/** A Destination: the platform fills in what is known, each field is judged as it is left, the key is written and never read. */
export function DestinationForm({ destination, submitLabel, onSaved, secondary }: DestinationFormProps) {
  const [platform, setPlatform] = useState<PlatformId>(destination?.platform ?? 'youtube');
  const [program, setProgram] = useState<ProgramId>(destination?.program ?? 'main');
  const [name, setName] = useState(destination?.name ?? platforms.youtube.name);
  const [serverUrl, setServerUrl] = useState(destination?.serverUrl ?? platforms.youtube.serverUrl);
  const [streamKey, setStreamKey] = useState('');
  const [replacingKey, setReplacingKey] = useState(destination === undefined);
  const [enabled, setEnabled] = useState(destination?.enabled ?? true);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const { busy, problem, problems: serverProblems, submit, clear } = useSubmit();

  const draft = { name, platform, serverUrl, streamKey: replacingKey ? streamKey : undefined };
  const localProblems = new Map(findDestinationProblems(draft).map(({ path, message }) => [path, message]));
  const problemOf = (field: string) => (touched.has(field) ? localProblems.get(field) : undefined) ?? serverProblems[field];
  const touch = (...fields: string[]) => setTouched(new Set([...touched, ...fields]));

  const choosePlatform = (next: PlatformId) => {
    // What the last preset filled in is replaced; what was typed stays.
    if (name.trim() === '' || name === platforms[platform].name) setName(platforms[next].name);
    if (serverUrl === '' || serverUrl === platforms[platform].serverUrl) setServerUrl(platforms[next].serverUrl);
    setPlatform(next);
    clear();
  };

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    touch('name', 'serverUrl', 'streamKey');
    if (localProblems.size > 0) return;
    void submit(async () => {
      const body = { name, platform, program, serverUrl, enabled, ...(replacingKey ? { streamKey } : {}) };
      const path = destination ? `/api/destinations/${destination.id}` : '/api/destinations';
      onSaved(await callApi(path, { method: destination ? 'PATCH' : 'POST', body, result: savedDestination }));
    });
  };

  return (
    <form onSubmit={onSubmit} noValidate className="flex flex-col gap-5">
      {problem && Object.keys(serverProblems).length === 0 && <Notice tone="attention">{problem}</Notice>}
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label="Platform">
          <Select value={platform} onValueChange={choosePlatform} options={platformOptions} />
        </Field>
        <Field label="Name" problem={problemOf('name')}>
          <Input name="name" value={name} onChange={(event) => setName(event.target.value)} onBlur={() => touch('name')} maxLength={80} />
        </Field>
      </div>
      <Field
        label="Server"
        problem={problemOf('serverUrl')}
        hint={findAddressRemark({ platform, serverUrl }) ?? (platform === 'facebook' ? 'Facebook takes rtmps:// only.' : undefined)}
      >
        <Input
          name="serverUrl"
          value={serverUrl}
          onChange={(event) => {
            setServerUrl(event.target.value);
            clear();
          }}
          onBlur={() => touch('serverUrl')}
          placeholder={platform === 'kick' ? 'rtmps://…/app' : 'rtmp://live.example.com/app'}
          autoComplete="off"
          spellCheck={false}
          inputMode="url"
        />
      </Field>
      {replacingKey ? (
        <Field
          label="Stream key"
          problem={problemOf('streamKey')}
          hint={`Found in: ${platforms[platform].keyHint}. It is stored encrypted and never shown again.`}
        >
          <Input
            name="streamKey"
            type="password"
            value={streamKey}
            onChange={(event) => {
              setStreamKey(event.target.value);
              if (event.target.value !== '') touch('streamKey');
            }}
            autoComplete="new-password"
            spellCheck={false}
          />
        </Field>
      ) : (
        destination && <StoredKey setAt={destination.streamKeySetAt} onReplace={() => setReplacingKey(true)} />
      )}
      <Field
        label="Picture"
        hint={program === 'vertical' ? 'Upright, for Shorts, Reels and the like. It is turned on in the studio, under Show.' : undefined}
      >
        <Select value={program} onValueChange={setProgram} options={programOptions} />
      </Field>
      <Switch
        checked={enabled}
        onCheckedChange={setEnabled}
        label="Enabled"
        hint="A disabled destination is kept, and left out when you go live."
      />
      <div className="flex flex-wrap items-center justify-end gap-2 pt-1">
        {secondary}
        <Button type="submit" variant="primary" busy={busy}>
          {submitLabel}
        </Button>
      </div>
    </form>
  );
}

function StoredKey({ setAt, onReplace }: { setAt: number; onReplace: () => void }) {
  return (
    <div className="flex flex-col gap-1.5">
      <span className="text-[0.8125rem] font-medium">Stream key</span>
      <div className="flex h-10 items-center justify-between gap-4 rounded-lg border border-line bg-sunken pr-1 pl-3">
        <span className="text-sm text-muted">
          Set on <LocalTime at={setAt} format="date" />
        </span>
        <Button variant="quiet" size="small" onClick={onReplace}>
          Replace
        </Button>
      </div>
    </div>
  );
}
