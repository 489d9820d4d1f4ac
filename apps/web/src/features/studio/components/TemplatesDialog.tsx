'use client';

import { Trash2 } from 'lucide-react';
import { type FormEvent, useEffect, useState } from 'react';
import { Button, ConfirmDialog, Dialog, Field, IconButton, Input, Notice, Spinner, useSubmit, useToast } from '../../../ui/index.ts';
import { describeTemplate, type TemplateView, templateName } from '../../broadcasts/index.ts';
import type { SavedBannersControl } from '../hooks/useSavedBanners.ts';
import type { SavedScenesControl } from '../hooks/useSavedScenes.ts';
import { useTemplates } from '../hooks/useTemplates.ts';

interface TemplatesDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  scenes: SavedScenesControl;
  banners: SavedBannersControl;
}

/** Keeps what this show has for other shows, and brings what others had. */
export function TemplatesDialog({ open, onOpenChange, scenes, banners }: TemplatesDialogProps) {
  const { templates, problem: listProblem, load, ready, create, apply, remove } = useTemplates({ scenes, banners });
  const [deleting, setDeleting] = useState<TemplateView | null>(null);
  const { busy, problem, submit, clear } = useSubmit();
  const toast = useToast();
  useEffect(() => {
    if (!open) return;
    clear();
    void load();
  }, [open, load, clear]);
  const use = ({ id, name }: TemplateView) =>
    submit(async () => {
      await apply(id);
      toast(`What “${name}” holds is part of this show now.`);
      onOpenChange(false);
    });
  return (
    <>
      <Dialog
        open={open}
        onOpenChange={onOpenChange}
        title="Templates"
        description="A template keeps scenes, banners, intro and outro. Another show can begin with it, or take it at any time."
      >
        <div className="flex flex-col gap-5">
          <TemplateForm disabled={!ready} onCreate={create} />
          {(listProblem ?? problem) && <Notice tone="attention">{listProblem ?? problem}</Notice>}
          {!templates && !listProblem && <Spinner />}
          {templates?.length === 0 && <p className="text-[0.8125rem] text-faint">You have no template yet.</p>}
          <ul aria-label="Your templates" className="flex flex-col gap-2 empty:hidden">
            {templates?.map((template) => (
              <li key={template.id} aria-label={template.name} className="flex items-center gap-2 rounded-lg border border-line p-2 pl-3">
                <div className="min-w-0 flex-1">
                  <p className="truncate text-[0.8125rem]">{template.name}</p>
                  <p className="truncate text-xs text-faint">{describeTemplate(template)}</p>
                </div>
                <Button size="small" disabled={busy || !ready} aria-label={`Use ${template.name}`} onClick={() => void use(template)}>
                  Use
                </Button>
                <IconButton
                  label={`Delete ${template.name}`}
                  icon={<Trash2 size={16} />}
                  size="small"
                  onClick={() => setDeleting(template)}
                />
              </li>
            ))}
          </ul>
        </div>
      </Dialog>
      <ConfirmDialog
        open={deleting !== null}
        onOpenChange={(isOpen) => isOpen || setDeleting(null)}
        title={`Delete “${deleting?.name ?? ''}”?`}
        description="Shows that began with it keep what they have."
        confirmLabel="Delete"
        onConfirm={async () => {
          if (deleting) await remove(deleting.id);
        }}
      />
    </>
  );
}

function TemplateForm({ disabled, onCreate }: { disabled: boolean; onCreate: (name: string) => Promise<void> }) {
  const [name, setName] = useState('');
  const [refused, setRefused] = useState<string>();
  const { busy, problem, submit } = useSubmit();
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const parsed = templateName.safeParse(name);
    setRefused(parsed.error?.issues[0]?.message);
    if (!parsed.success) return;
    void submit(async () => {
      await onCreate(parsed.data);
      setName('');
    });
  };
  return (
    <form onSubmit={onSubmit} noValidate className="flex flex-col gap-3">
      <Field label="Name of a new template" problem={refused ?? problem ?? undefined}>
        <Input value={name} onChange={(event) => setName(event.target.value)} maxLength={60} autoComplete="off" />
      </Field>
      <Button type="submit" size="small" busy={busy} disabled={disabled} className="self-start">
        Save as template
      </Button>
    </form>
  );
}
