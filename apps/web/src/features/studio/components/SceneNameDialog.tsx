'use client';

import { savedScene } from '@footlight/contracts';
import { type FormEvent, useEffect, useState } from 'react';
import { Dialog, Field, Input } from '../../../ui/index.ts';
import { FormButtons } from './FormButtons.tsx';

interface SceneNameDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  initialName: string;
  onSubmit: (name: string) => void;
}

/** Asks for a scene's name. */
export function SceneNameDialog({ open, onOpenChange, title, initialName, onSubmit }: SceneNameDialogProps) {
  const [name, setName] = useState(initialName);
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    if (!open) return;
    setName(initialName);
    setProblem(undefined);
  }, [open, initialName]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const parsed = savedScene.shape.name.safeParse(name);
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
