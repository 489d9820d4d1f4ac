'use client';

import { savedScene } from '@footlight/contracts';
import { type FormEvent, useEffect, useState } from 'react';
import type { z } from 'zod';
import { Dialog, Field, Input } from '../../../ui/index.ts';
import { FormButtons } from './FormButtons.tsx';

interface SceneNameDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  initialName: string;
  /** What a name must be. */
  rule?: z.ZodType<string>;
  onSubmit: (name: string) => void;
}

/** Asks for the name of a scene, or of what else has a rule for its names. */
export function SceneNameDialog({ open, onOpenChange, title, initialName, rule = savedScene.shape.name, onSubmit }: SceneNameDialogProps) {
  const [name, setName] = useState(initialName);
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    if (!open) return;
    setName(initialName);
    setProblem(undefined);
  }, [open, initialName]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const parsed = rule.safeParse(name);
    if (!parsed.success) return setProblem(parsed.error.issues[0]?.message);
    onSubmit(parsed.data);
    onOpenChange(false);
  };
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={title}>
      <form onSubmit={submit} noValidate className="flex flex-col gap-5">
        <Field label="Name" problem={problem}>
          <Input value={name} onChange={(event) => setName(event.target.value)} onFocus={(event) => event.target.select()} />
        </Field>
        <FormButtons onCancel={() => onOpenChange(false)} />
      </form>
    </Dialog>
  );
}
