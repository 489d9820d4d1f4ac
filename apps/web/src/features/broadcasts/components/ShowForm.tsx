'use client';

import type { ProgramSizeId } from '@footlight/contracts';
import { type FormEvent, type ReactNode, useState } from 'react';
import { callApi } from '../../../ui/apiClient.ts';
import { Button, Field, Input, Notice, Select, useSubmit } from '../../../ui/index.ts';
import type { DestinationView } from '../../destinations/index.ts';
import { fromInputValue } from '../scheduleInput.ts';
import type { TemplateView } from '../templateViews.ts';
import { type BroadcastView, broadcastView, maxShowDestinations } from '../views.ts';
import { ChoiceRow } from './ChoiceRow.tsx';
import { DestinationPicker } from './DestinationPicker.tsx';

const sizes = [
  { value: '720p', label: '720p', hint: '1280 × 720, 30 fps. Right for most laptops.' },
  { value: '1080p', label: '1080p', hint: '1920 × 1080, 30 fps. Wants hardware encoding.' },
] as const;

const noTemplate = 'none';

type MethodChoice = 'default' | 'ffmpeg' | 'daily';

const methods: { value: MethodChoice; label: string; disabled?: boolean }[] = [
  { value: 'default', label: 'As in Settings' },
  { value: 'ffmpeg', label: 'FFmpeg, on this server' },
  { value: 'daily', label: 'Daily (not available yet)', disabled: true },
];

interface ShowFormProps {
  destinations: readonly DestinationView[];
  onCreated: (broadcast: BroadcastView) => void;
  /** What the show may begin with. */
  templates?: readonly TemplateView[];
  secondary?: ReactNode;
}

const enabledOf = (destinations: readonly DestinationView[]): string[] =>
  destinations.flatMap(({ id, enabled }) => (enabled ? [id] : [])).slice(0, maxShowDestinations);

/** What a new show needs: a title, where it goes, how large it is. */
export function ShowForm({ destinations, onCreated, templates = [], secondary }: ShowFormProps) {
  const [title, setTitle] = useState('');
  const [chosen, setChosen] = useState<string[]>(() => enabledOf(destinations));
  const [programSize, setProgramSize] = useState<ProgramSizeId>('720p');
  const [begins, setBegins] = useState('');
  const [templateId, setTemplateId] = useState(noTemplate);
  const [method, setMethod] = useState<MethodChoice>('default');
  const { busy, problem, problems, submit } = useSubmit();

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void submit(async () => {
      const body = {
        ...{ title, destinationIds: chosen, programSize, streamingMethod: method === 'default' ? null : method },
        scheduledAt: fromInputValue(begins),
        ...(templateId === noTemplate ? {} : { templateId }),
      };
      onCreated(await callApi('/api/broadcasts', { method: 'POST', body, result: broadcastView }));
    });
  };

  return (
    <form onSubmit={onSubmit} noValidate className="flex flex-col gap-6">
      {problem && !problems.title && !problems.scheduledAt && <Notice tone="attention">{problems.destinationIds ?? problem}</Notice>}
      <Field label="Title" problem={problems.title}>
        <Input
          name="title"
          value={title}
          onChange={(event) => setTitle(event.target.value)}
          placeholder="Friday evening with Ada"
          maxLength={120}
          autoComplete="off"
          className="h-12! text-base!"
        />
      </Field>
      <Field label="Begins" optional problem={problems.scheduledAt} hint="A show with a time has a public page with a countdown.">
        <Input type="datetime-local" value={begins} onChange={(event) => setBegins(event.target.value)} />
      </Field>
      <DestinationPicker destinations={destinations} chosen={chosen} onChange={setChosen} />
      {templates.length > 0 && (
        <Field label="Template" problem={problems.templateId} hint="Its scenes, banners, intro and outro are there from the beginning.">
          <Select
            value={templateId}
            onValueChange={setTemplateId}
            options={[{ value: noTemplate, label: 'None' }, ...templates.map(({ id, name }) => ({ value: id, label: name }))]}
          />
        </Field>
      )}
      <ChoiceRow legend="Picture" value={programSize} onChange={setProgramSize} choices={sizes} />
      <details className="group">
        <summary className="w-fit rounded text-[0.8125rem] font-medium text-muted hover:text-ink">More</summary>
        <Field label="Streaming method" className="mt-4">
          <Select value={method} onValueChange={setMethod} options={methods} />
        </Field>
      </details>
      <div className="flex flex-wrap items-center justify-end gap-2">
        {secondary}
        <Button type="submit" variant="primary" busy={busy}>
          Create show
        </Button>
      </div>
    </form>
  );
}
