'use client';

import { countdown as countdownSchema } from '@footlight/contracts';
import { type FormEvent, useState } from 'react';
import { Button, Field, Input, Switch } from '../../../ui/index.ts';
import { useSelected } from '../../greenroom/index.ts';
import { useAttempt } from '../hooks/useAttempt.ts';
import { useStudio } from '../hooks/useStudio.ts';

const maxMinutes = 24 * 60;

/** The time of day, and a countdown. */
export function ClockControls() {
  const { session } = useStudio();
  const attempt = useAttempt();
  const clock = useSelected(session.room.state, ({ scene }) => scene.clock);
  const countdown = useSelected(session.room.state, ({ scene }) => scene.countdown);
  const [minutes, setMinutes] = useState('5');
  const [label, setLabel] = useState('Starting soon');
  const [problem, setProblem] = useState<string>();
  const start = (event: FormEvent) => {
    event.preventDefault();
    const length = Number(minutes.replace(',', '.'));
    if (!(length > 0 && length <= maxMinutes)) return setProblem(`Minutes, more than 0 and at most ${maxMinutes}.`);
    const parsed = countdownSchema.safeParse({ endsAtMs: Math.round(Date.now() + length * 60_000), label });
    if (!parsed.success) return setProblem(parsed.error.issues[0]?.message);
    setProblem(undefined);
    attempt(() => session.updateScene({ countdown: parsed.data }));
  };
  return (
    <div className="flex flex-col gap-4">
      <Switch
        label="Clock"
        hint="The time of day, as on this computer."
        checked={clock !== null}
        onCheckedChange={(on) => attempt(() => session.updateScene({ clock: on ? { timeZone: null } : null }))}
      />
      <form onSubmit={start} noValidate className="flex flex-col gap-3">
        <div className="grid grid-cols-[5rem_1fr] gap-2">
          <Field label="Minutes">
            <Input inputMode="decimal" value={minutes} onChange={(event) => setMinutes(event.target.value)} />
          </Field>
          <Field label="Label" optional>
            <Input value={label} onChange={(event) => setLabel(event.target.value)} />
          </Field>
        </div>
        {problem && (
          <p role="alert" className="text-[0.8125rem] text-attention-ink">
            {problem}
          </p>
        )}
        <div className="flex gap-2">
          <Button type="submit" size="small" variant={countdown ? 'secondary' : 'primary'}>
            {countdown ? 'Start again' : 'Start countdown'}
          </Button>
          {countdown && (
            <Button size="small" onClick={() => attempt(() => session.updateScene({ countdown: null }))}>
              Hide countdown
            </Button>
          )}
        </div>
      </form>
    </div>
  );
}
