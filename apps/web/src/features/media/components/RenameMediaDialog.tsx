'use client';

import { type FormEvent, useEffect, useState } from 'react';
import { Button, Dialog, Field, Input, useSubmit } from '../../../ui/index.ts';
import { type MediaAssetView, renameMediaBody } from '../views.ts';

interface RenameMediaDialogProps {
  /** Null: closed. */
  asset: MediaAssetView | null;
  onClose: () => void;
  onSubmit: (asset: MediaAssetView, name: string) => Promise<void>;
}

export function RenameMediaDialog({ asset, onClose, onSubmit }: RenameMediaDialogProps) {
  const { busy, problem, submit, clear } = useSubmit();
  const [name, setName] = useState('');
  const [badName, setBadName] = useState<string>();
  useEffect(() => {
    if (!asset) return;
    setName(asset.name);
    setBadName(undefined);
    clear();
  }, [asset, clear]);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const parsed = renameMediaBody.safeParse({ name });
    if (!parsed.success) return setBadName(parsed.error.issues[0]?.message);
    if (asset && (await submit(async () => await onSubmit(asset, parsed.data.name)))) onClose();
  };
  return (
    <Dialog open={asset !== null} onOpenChange={(open) => open || onClose()} title="Rename file">
      <form onSubmit={(event) => void save(event)} noValidate className="flex flex-col gap-5">
        <Field label="Name" problem={badName ?? problem ?? undefined}>
          <Input value={name} onChange={(event) => setName(event.target.value)} onFocus={(event) => event.target.select()} />
        </Field>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={busy}>
            Save
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
