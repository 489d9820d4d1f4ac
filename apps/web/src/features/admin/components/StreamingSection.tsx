'use client';

import type { StreamingMethod } from '@footlight/contracts';
import clsx from 'clsx';
import { useRouter } from 'next/navigation';
import { type ReactNode, useId, useState } from 'react';
import { callApi } from '../../../ui/apiClient.ts';
import { Badge, Button, Notice, useSubmit, useToast } from '../../../ui/index.ts';
import { type SettingsView, settingsView } from '../views.ts';

/** Estimate in US dollars per hour on air by number of destinations, from Daily's per-minute price. */
const dailyHourlyCost = ['$1.14', '$2.04', '$2.94'];

/** The method of shows that choose none. */
export function StreamingSection({ settings }: { settings: SettingsView }) {
  const router = useRouter();
  const toast = useToast();
  const { value, source } = settings.streamingMethod;
  const [method, setMethod] = useState<StreamingMethod>(value);
  const { busy, problem, submit } = useSubmit();
  const fixed = source === 'environment';

  const save = () =>
    submit(async () => {
      await callApi('/api/admin/settings', { method: 'PATCH', body: { streamingMethod: method }, result: settingsView });
      router.refresh();
      toast('The streaming method is saved.');
    });

  return (
    <div className="flex flex-col gap-6">
      {fixed && (
        <Notice title="Set by the environment">STREAMING_METHOD is {value}. Remove that variable and restart to choose here.</Notice>
      )}
      {problem && <Notice tone="attention">{problem}</Notice>}
      <fieldset className="flex flex-col gap-3" disabled={fixed}>
        <legend className="sr-only">Streaming method</legend>
        <MethodCard
          title="FFmpeg"
          checked={method === 'ffmpeg'}
          onChoose={() => setMethod('ffmpeg')}
          aside={<Badge tone="healthy">On this server</Badge>}
        >
          The picture is sent on as the browser encoded it, to any number of destinations. It costs your own bandwidth, about 4.5 Mb/s each,
          and nothing else.
        </MethodCard>
        <MethodCard title="Daily" checked={method === 'daily'} disabled aside={<Badge tone="attention">Not available yet</Badge>}>
          <p>Daily carries the show to its destinations from its own cloud. Its price is per minute and destination; an estimate:</p>
          <table className="mt-3 text-[0.8125rem] tabular">
            <caption className="sr-only">Estimated cost of Daily per hour</caption>
            <tbody>
              {dailyHourlyCost.map((cost, index) => (
                <tr key={cost}>
                  <th scope="row" className="py-0.5 pr-6 text-left font-normal text-faint">
                    {index + 1} {index === 0 ? 'destination' : 'destinations'}
                  </th>
                  <td className="py-0.5">{cost} per hour</td>
                </tr>
              ))}
            </tbody>
          </table>
        </MethodCard>
      </fieldset>
      {!fixed && (
        <Button
          variant="primary"
          className="self-start"
          busy={busy}
          disabled={method === value && source === 'setting'}
          onClick={() => void save()}
        >
          Save
        </Button>
      )}
    </div>
  );
}

interface MethodCardProps {
  title: string;
  checked: boolean;
  disabled?: boolean;
  onChoose?: () => void;
  aside: ReactNode;
  children: ReactNode;
}

function MethodCard({ title, checked, disabled = false, onChoose, aside, children }: MethodCardProps) {
  const id = useId();
  return (
    <label
      htmlFor={id}
      className={clsx(
        'flex gap-4 rounded-lg border bg-surface p-5 transition-colors duration-150 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus',
        checked ? 'border-accent' : 'border-line',
        disabled ? 'cursor-not-allowed!' : 'hover:border-line-strong',
      )}
    >
      <input
        id={id}
        type="radio"
        name="method"
        className="sr-only"
        checked={checked}
        disabled={disabled}
        onChange={onChoose}
        aria-describedby={`${id}-text`}
      />
      <span
        aria-hidden="true"
        className={clsx(
          'mt-0.5 size-4.5 shrink-0 rounded-full border',
          checked ? 'border-[5px] border-accent' : 'border-line-strong',
          disabled && 'opacity-40',
        )}
      />
      <span className="min-w-0 flex-1">
        <span className="flex flex-wrap items-center justify-between gap-2">
          <span className="font-medium">{title}</span>
          {aside}
        </span>
        <span id={`${id}-text`} className="mt-1.5 block text-sm text-muted text-pretty">
          {children}
        </span>
      </span>
    </label>
  );
}
